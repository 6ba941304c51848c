package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.first;
import static org.gateloom.spec.reference.HandWritten.plus;
import static org.gateloom.spec.reference.HandWritten.sigmoid;
import static org.gateloom.spec.reference.HandWritten.times;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * LSTMs whose equations are easy to get wrong: what multiplies, gates or normalises inside, each written out as its paper has
 * it.
 */
final class LaterLstmsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private LaterLstmsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("mlstm", LaterLstmsByHand::multiplicativeLstm);
        cells.put("mogrifier-lstm", LaterLstmsByHand::mogrifierLstm);
        cells.put("layer-norm-lstm", LaterLstmsByHand::layerNormLstm);
        cells.put("slstm", LaterLstmsByHand::exponentialGates);
        return cells;
    }

    /** Krause et al. 2016: m = (Wmx x)(Wmh h), an LSTM with m for h. */
    private static Map<String, double[]> multiplicativeLstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] m = times(w.product("m.W_x", x), w.product("m.W_h", before.get("h")));
        return lstm(w, x, m, "m", before.get("c"));
    }

    /** Melis et al. 2020: x and h gate each other, x first, before an LSTM; five rounds. */
    private static Map<String, double[]> mogrifierLstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] a = x;
        double[] h = before.get("h");
        String[] rounds = {"x1", "h2", "x3", "h4", "x5"};
        String[] seen = {"h", "x1", "h2", "x3", "h4"};
        for (int round = 0; round < 5; round++) {
            String gate = rounds[round];
            double[] turned = round % 2 == 0 ? a : h;
            double[] pre = w.product(gate + ".W_" + seen[round], round % 2 == 0 ? h : a);
            double[] result = new double[turned.length];
            for (int j = 0; j < turned.length; j++) {
                result[j] = 2 * sigmoid(pre[j] + w.vector(gate + ".b")[j]) * turned[j];
            }
            if (round % 2 == 0) {
                a = result;
            } else {
                h = result;
            }
        }
        return lstm(w, a, "x5", h, "h4", before.get("c"));
    }

    private static Map<String, double[]> lstm(HandWritten w, double[] x, double[] m, String name, double[] c) {
        return lstm(w, x, "x", m, name, c);
    }

    private static Map<String, double[]> lstm(
            HandWritten w, double[] x, String nameOfX, double[] m, String nameOfM, double[] before) {
        double[] f = w.affine("forget", nameOfX, x, nameOfM, m);
        double[] i = w.affine("input", nameOfX, x, nameOfM, m);
        double[] g = w.affine("candidate", nameOfX, x, nameOfM, m);
        double[] o = w.affine("output", nameOfX, x, nameOfM, m);
        double[] c = w.each(j -> sigmoid(f[j]) * before[j] + sigmoid(i[j]) * Math.tanh(g[j]));
        return Map.of("c", c, "h", w.each(j -> sigmoid(o[j]) * Math.tanh(c[j])));
    }

    /**
     * Beck et al. 2024 without the stabiliser: c' = f c + e^i z, n' = f n + e^i, h' = o c' / n'. The file's c and n are
     * these divided by e^m, where m is the greatest exponent so far, at the first step the only one.
     */
    private static Map<String, double[]> exponentialGates(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] i = headwise(w, "raw_input", x, before.get("h"));
        double[] f = headwise(w, "raw_forget", x, before.get("h"));
        double[] z = headwise(w, "candidate", x, before.get("h"));
        double[] o = headwise(w, "output", x, before.get("h"));
        double[] last = before.get("m");
        double[] m = w.each(j -> first(before) ? i[j] : Math.max(Math.log(sigmoid(f[j])) + last[j], i[j]));
        double[] c =
                w.each(j -> (sigmoid(f[j]) * Math.exp(last[j]) * before.get("c")[j] + Math.exp(i[j]) * Math.tanh(z[j]))
                        / Math.exp(m[j]));
        double[] n =
                w.each(j -> (sigmoid(f[j]) * Math.exp(last[j]) * before.get("n")[j] + Math.exp(i[j])) / Math.exp(m[j]));
        return Map.of("first", new double[1], "m", m, "c", c, "n", n, "h", w.each(j -> sigmoid(o[j]) * c[j] / n[j]));
    }

    /** W x + R h + b, in which R has four blocks on its diagonal, each below the other in the parameter. */
    private static double[] headwise(HandWritten w, String gate, double[] x, double[] h) {
        double[] wx = w.affine(gate, "x", x);
        int head = w.hidden() / 4;
        double[] blocks = w.vector(gate + ".B_h");
        return w.each(j -> {
            double sum = wx[j];
            for (int k = 0; k < head; k++) {
                sum += blocks[j * head + k] * h[j / head * head + k];
            }
            return sum;
        });
    }

    /** Ba et al. 2016: (f, i, o, g) = LN(U h) + LN(W x) + b over all four, h' = sigmoid(o) tanh(LN(c')). */
    private static Map<String, double[]> layerNormLstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] fromH = normal(w.product("from_h.W_h", before.get("h")));
        double[] fromX = normal(w.product("from_x.W_x", x));
        double[] products = plus(times(w.vector("all.g_from_h"), fromH), times(w.vector("all.g_from_x"), fromX));
        double[] all = plus(products, w.vector("all.b"));
        int size = w.hidden();
        double[] c = w.each(
                j -> sigmoid(all[j]) * before.get("c")[j] + sigmoid(all[size + j]) * Math.tanh(all[3 * size + j]));
        double[] normal = normal(c);
        return Map.of(
                "c",
                c,
                "h",
                w.each(j ->
                        sigmoid(all[2 * size + j]) * Math.tanh(w.vector("h.g_c")[j] * normal[j] + w.vector("h.b")[j])));
    }

    private static double[] normal(double[] v) {
        double mean = Arrays.stream(v).average().orElseThrow();
        double variance =
                Arrays.stream(v).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
        return Arrays.stream(v)
                .map(a -> (a - mean) / Math.sqrt(variance + 1e-5))
                .toArray();
    }
}
