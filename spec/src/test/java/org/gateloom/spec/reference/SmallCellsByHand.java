package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.on;
import static org.gateloom.spec.reference.HandWritten.plus;
import static org.gateloom.spec.reference.HandWritten.times;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Cells with one memory and at most two gates, each written out as its paper has it. */
final class SmallCellsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private SmallCellsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("irnn", SmallCellsByHand::irnn);
        cells.put("irnn-scaled", SmallCellsByHand::irnn);
        cells.put("mgu", SmallCellsByHand::mgu);
        cells.put("janet", SmallCellsByHand::janet);
        cells.put("ugrnn", SmallCellsByHand::ugrnn);
        cells.put("mut1-projected", SmallCellsByHand::mut1Projected);
        cells.put("mut3", SmallCellsByHand::mut3);
        cells.put("qrnn", SmallCellsByHand::qrnn);
        cells.put("qrnn-f", SmallCellsByHand::qrnnF);
        cells.put("qrnn-ifo", SmallCellsByHand::qrnnIfo);
        cells.put("qrnn-code", SmallCellsByHand::qrnnCode);
        cells.put("indrnn", (w, x, before) -> indrnn(w, x, before, SmallCellsByHand::relu));
        cells.put("indrnn-tanh", (w, x, before) -> indrnn(w, x, before, Math::tanh));
        return cells;
    }

    /** Le et al. 2015: h' = max(W x + U h + b, 0). */
    private static Map<String, double[]> irnn(HandWritten w, double[] x, Map<String, double[]> before) {
        return Map.of("h", on(SmallCellsByHand::relu, w.affine("h", "x", x, "h", before.get("h"))));
    }

    /** Zhou et al. 2016: h' = (1 − f) h + f n, n = tanh(W x + U (f h) + b). */
    private static Map<String, double[]> mgu(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] f = on(HandWritten::sigmoid, w.affine("forget", "x", x, "h", h));
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "forget_h", times(f, h)));
        return Map.of("h", plus(times(rest(f), h), times(f, n)));
    }

    /** van der Westhuizen, Lasenby 2018: c' = σ(s) c + (1 − σ(s − 1)) n. */
    private static Map<String, double[]> janet(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] c = before.get("c");
        double[] s = w.affine("s", "x", x, "c", c);
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "c", c));
        double[] taken = on(a -> 1 - HandWritten.sigmoid(a - 1), s);
        return Map.of("c", plus(times(on(HandWritten::sigmoid, s), c), times(taken, n)));
    }

    /** Collins et al. 2017: h' = g h + (1 − g) n. */
    private static Map<String, double[]> ugrnn(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] g = on(HandWritten::sigmoid, w.affine("gate", "x", x, "h", h));
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "h", h));
        return Map.of("h", plus(times(g, h), times(rest(g), n)));
    }

    /** Jozefowicz et al. 2015: h' = tanh(U (r h) + tanh(V x) + b) z + h (1 − z), z = σ(W x + b). */
    private static Map<String, double[]> mut1Projected(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] z = on(HandWritten::sigmoid, plus(w.product("update.W_x", x), w.vector("update.b")));
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] bent = on(Math::tanh, w.product("candidate.W_x", x));
        double[] sum = plus(plus(w.product("candidate.W_reset_h", times(r, h)), bent), w.vector("candidate.b"));
        return Map.of("h", plus(times(on(Math::tanh, sum), z), times(h, rest(z))));
    }

    /** Jozefowicz et al. 2015: h' = tanh(U (r h) + W x + b) z + h (1 − z), z = σ(W x + U tanh(h) + b). */
    private static Map<String, double[]> mut3(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] z = on(HandWritten::sigmoid, w.affine("update", "x", x, "h", on(Math::tanh, h)));
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "reset_h", times(r, h)));
        return Map.of("h", plus(times(n, z), times(h, rest(z))));
    }

    /** Bradbury et al. 2017, fo-pooling: c' = f c + (1 − f) z, h = o c'. */
    private static Map<String, double[]> qrnn(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] c = qrnnF(w, x, before).get("c");
        return Map.of("c", c, "h", times(filtered(HandWritten::sigmoid, w, "output", x, before), c), "x", x);
    }

    /** f-pooling: c' = f c + (1 − f) z. */
    private static Map<String, double[]> qrnnF(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] z = filtered(Math::tanh, w, "candidate", x, before);
        double[] f = filtered(HandWritten::sigmoid, w, "forget", x, before);
        return Map.of("c", plus(times(f, before.get("c")), times(rest(f), z)), "x", x);
    }

    /** ifo-pooling: c' = f c + i z, h = o c'. */
    private static Map<String, double[]> qrnnIfo(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] z = filtered(Math::tanh, w, "candidate", x, before);
        double[] i = filtered(HandWritten::sigmoid, w, "input", x, before);
        double[] f = filtered(HandWritten::sigmoid, w, "forget", x, before);
        double[] c = plus(times(f, before.get("c")), times(i, z));
        return Map.of("c", c, "h", times(filtered(HandWritten::sigmoid, w, "output", x, before), c), "x", x);
    }

    /** The authors' code: c' = f z + (1 − f) c, h = o c'. */
    private static Map<String, double[]> qrnnCode(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] z = filtered(Math::tanh, w, "candidate", x, before);
        double[] f = filtered(HandWritten::sigmoid, w, "forget", x, before);
        double[] c = plus(times(f, z), times(rest(f), before.get("c")));
        return Map.of("c", c, "h", times(filtered(HandWritten::sigmoid, w, "output", x, before), c), "x", x);
    }

    /** A filter over two steps: act(W x + V x⁻ + b). */
    private static double[] filtered(
            DoubleUnaryOperator act, HandWritten w, String name, double[] x, Map<String, double[]> before) {
        return on(act, w.affine(name, "x", x, "x_1", before.get("x")));
    }

    /** Li et al. 2018: h' = act(W x + u h + b). */
    private static Map<String, double[]> indrnn(
            HandWritten w, double[] x, Map<String, double[]> before, DoubleUnaryOperator act) {
        double[] recurrent = times(w.vector("h.d_h"), before.get("h"));
        return Map.of("h", on(act, plus(plus(w.product("h.W_x", x), recurrent), w.vector("h.b"))));
    }

    private static double relu(double a) {
        return Math.max(a, 0);
    }

    private static double[] rest(double[] gate) {
        return on(a -> 1 - a, gate);
    }
}
