package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.first;
import static org.gateloom.spec.reference.HandWritten.mix;
import static org.gateloom.spec.reference.HandWritten.on;
import static org.gateloom.spec.reference.HandWritten.plus;
import static org.gateloom.spec.reference.HandWritten.sigmoid;
import static org.gateloom.spec.reference.HandWritten.times;

import java.util.LinkedHashMap;
import java.util.Map;

/** Cells after the GRU with one memory, or a mean beside it, each written out as its paper has it. */
final class LaterSmallCellsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private LaterSmallCellsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("min-gru-positive", LaterSmallCellsByHand::minGruPositive);
        cells.put("min-lstm", LaterSmallCellsByHand::minLstm);
        cells.put("brc", LaterSmallCellsByHand::bistable);
        cells.put("nbrc", LaterSmallCellsByHand::neuromodulated);
        cells.put("fast-grnn", LaterSmallCellsByHand::fastGrnn);
        cells.put("scrn", LaterSmallCellsByHand::structurallyConstrained);
        cells.put("rwa", LaterSmallCellsByHand::weightedAverage);
        return cells;
    }

    /** Feng et al. 2024, appendix: g(a) = a + 0.5 where a >= 0, sigmoid(a) elsewhere. */
    private static Map<String, double[]> minGruPositive(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] z = w.affine("update", "x", x);
        double[] a = w.affine("raw", "x", x);
        double[] h = before.get("h");
        return Map.of(
                "h",
                w.each(j -> (1 - sigmoid(z[j])) * h[j] + sigmoid(z[j]) * (a[j] >= 0 ? a[j] + 0.5 : sigmoid(a[j]))));
    }

    /** Feng et al. 2024: h = f / (f + i) h + i / (f + i) Wx. */
    private static Map<String, double[]> minLstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = w.affine("forget", "x", x);
        double[] i = w.affine("input", "x", x);
        double[] g = w.affine("candidate", "x", x);
        double[] h = before.get("h");
        return Map.of("h", w.each(j -> {
            double whole = sigmoid(f[j]) + sigmoid(i[j]);
            return sigmoid(f[j]) / whole * h[j] + sigmoid(i[j]) / whole * g[j];
        }));
    }

    /** Vecoven et al. 2021: the gates see each element's own memory through a weight. */
    private static Map<String, double[]> bistable(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] a = times(w.vector("feedback.d_h"), h);
        double[] c = times(w.vector("update.d_h"), h);
        return bistable(w, x, h, a, c);
    }

    /** The same, neuromodulated: the gates see the whole memory through a matrix. */
    private static Map<String, double[]> neuromodulated(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        return bistable(w, x, h, w.product("feedback.W_h", h), w.product("update.W_h", h));
    }

    /** h' = c h + (1 - c) tanh(Ux + a h), a = 1 + tanh(..). */
    private static Map<String, double[]> bistable(HandWritten w, double[] x, double[] h, double[] ah, double[] ch) {
        double[] ax = w.affine("feedback", "x", x);
        double[] cx = w.affine("update", "x", x);
        double[] u = w.product("candidate.W_x", x);
        return Map.of("h", w.each(j -> {
            double a = 1 + Math.tanh(ax[j] + ah[j]);
            return mix(sigmoid(cx[j] + ch[j]), h[j], Math.tanh(u[j] + a * h[j]));
        }));
    }

    /** Kusupati et al. 2018: h' = (sigmoid(zeta) (1 - z) + sigmoid(nu)) n + z h, one product for both. */
    private static Map<String, double[]> fastGrnn(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] wx = w.product("shared.W_x", x);
        double[] uh = w.product("shared.W_h", h);
        return Map.of("h", w.each(j -> {
            double z = sigmoid(wx[j] + uh[j] + w.vector("gate.b")[j]);
            double n = Math.tanh(wx[j] + uh[j] + w.vector("candidate.b")[j]);
            return (sigmoid(w.vector("zeta")[0]) * (1 - z) + sigmoid(w.vector("nu")[0])) * n + z * h[j];
        }));
    }

    /** Mikolov et al. 2014: s' = 0.05 B x + 0.95 s, h' = sigmoid(P s' + A x + R h). */
    private static Map<String, double[]> structurallyConstrained(
            HandWritten w, double[] x, Map<String, double[]> before) {
        double[] bx = on(a -> 0.05 * a, w.product("s.W_x", x));
        double[] s = plus(bx, on(a -> 0.95 * a, before.get("s")));
        double[] inputs = plus(w.product("h.W_s", s), w.product("h.W_x", x));
        return Map.of("s", s, "h", on(HandWritten::sigmoid, plus(inputs, w.product("h.W_h", before.get("h")))));
    }

    /** Ostmeyer, Cowell 2017: h' = tanh(sum of u tanh(g) e^a over all steps, by the sum of e^a). */
    private static Map<String, double[]> weightedAverage(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = first(before) ? w.vector("h.initial") : before.get("h");
        double[] u = w.affine("u", "x", x);
        double[] g = w.affine("g", "x", x, "h", h);
        double[] ax = w.product("a.W_x", x);
        double[] ah = w.product("a.W_h", h);
        double[] weights = w.each(j -> first(before) ? 0 : Math.exp(before.get("total")[j]));
        double[] sum = w.each(j -> weights[j] + Math.exp(ax[j] + ah[j]));
        double[] average = w.each(j ->
                (weights[j] * before.get("average")[j] + u[j] * Math.tanh(g[j]) * Math.exp(ax[j] + ah[j])) / sum[j]);
        return Map.of(
                "first",
                new double[1],
                "total",
                w.each(j -> Math.log(sum[j])),
                "average",
                average,
                "h",
                w.each(j -> Math.tanh(average[j])));
    }
}
