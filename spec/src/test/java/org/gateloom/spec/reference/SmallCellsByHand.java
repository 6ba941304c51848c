package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.on;
import static org.gateloom.spec.reference.HandWritten.plus;
import static org.gateloom.spec.reference.HandWritten.times;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Cells with one memory, each written out as its paper has it. */
final class SmallCellsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private SmallCellsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("irnn", SmallCellsByHand::irnn);
        cells.put("irnn-scaled", SmallCellsByHand::irnn);
        cells.put("mgu", SmallCellsByHand::mgu);
        cells.put("janet", SmallCellsByHand::janet);
        cells.put("janet-chrono", SmallCellsByHand::janet);
        cells.put("ugrnn", SmallCellsByHand::ugrnn);
        cells.put("intersection-rnn", (w, x, before) -> intersection(w, "x", x, before));
        cells.put("intersection-rnn-projected", SmallCellsByHand::intersectionOfAnySize);
        cells.put("mut1", (w, x, before) -> mut1(w, x, x, before));
        cells.put("mut1-projected", (w, x, before) -> mut1(w, x, w.product("candidate.W_x", x), before));
        cells.put("mut2", SmallCellsByHand::mut2);
        cells.put("mut3", SmallCellsByHand::mut3);
        cells.put("sru", SmallCellsByHand::sru);
        cells.put("sru-v1", SmallCellsByHand::sruV1);
        cells.put("sru-projected", SmallCellsByHand::sruProjected);
        cells.put("qrnn", SmallCellsByHand::qrnn);
        cells.put("qrnn-f", SmallCellsByHand::qrnnF);
        cells.put("qrnn-ifo", SmallCellsByHand::qrnnIfo);
        cells.put("qrnn-code", SmallCellsByHand::qrnnCode);
        cells.put("indrnn", (w, x, before) -> indrnn(w, x, before, SmallCellsByHand::relu));
        cells.put("indrnn-tanh", (w, x, before) -> indrnn(w, x, before, Math::tanh));
        cells.put("rhn", (w, x, before) -> rhn(w, x, before, 3));
        cells.put("rhn-deep", (w, x, before) -> rhn(w, x, before, 10));
        cells.put("rhn-uncoupled", SmallCellsByHand::rhnUncoupled);
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

    /** Collins et al. 2017: h' = g h + (1 − g) tanh(..), y = d x + (1 − d) max(.., 0); what x is called in the weights. */
    private static Map<String, double[]> intersection(
            HandWritten w, String name, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] g = on(HandWritten::sigmoid, w.affine("time_gate", name, x, "h", h));
        double[] d = on(HandWritten::sigmoid, w.affine("depth_gate", name, x, "h", h));
        double[] n = on(Math::tanh, w.affine("h_in", name, x, "h", h));
        double[] up = on(SmallCellsByHand::relu, w.affine("y_in", name, x, "h", h));
        return Map.of("h", plus(times(g, h), times(rest(g), n)), "y", plus(times(d, x), times(rest(d), up)));
    }

    private static Map<String, double[]> intersectionOfAnySize(
            HandWritten w, double[] x, Map<String, double[]> before) {
        double[] projected = plus(w.product("projected.W_x", x), w.vector("projected.b"));
        return intersection(w, "projected", projected, before);
    }

    /** Jozefowicz et al. 2015: h' = tanh(U (r h) + tanh(x) + b) z + h (1 − z), z = σ(W x + b). */
    private static Map<String, double[]> mut1(HandWritten w, double[] x, double[] sized, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] z = on(HandWritten::sigmoid, plus(w.product("update.W_x", x), w.vector("update.b")));
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] recurrent = w.product("candidate.W_reset_h", times(r, h));
        double[] n = on(Math::tanh, plus(plus(recurrent, on(Math::tanh, sized)), w.vector("candidate.b")));
        return Map.of("h", plus(times(n, z), times(h, rest(z))));
    }

    /** Jozefowicz et al. 2015: h' = tanh(U (r h) + W x + b) z + h (1 − z), r = σ(x + U h + b). */
    private static Map<String, double[]> mut2(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] z = on(HandWritten::sigmoid, w.affine("update", "x", x, "h", h));
        double[] r = on(HandWritten::sigmoid, plus(plus(x, w.product("reset.W_h", h)), w.vector("reset.b")));
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "reset_h", times(r, h)));
        return Map.of("h", plus(times(n, z), times(h, rest(z))));
    }

    /** Jozefowicz et al. 2015: h' = tanh(U (r h) + W x + b) z + h (1 − z), z = σ(W x + U tanh(h) + b). */
    private static Map<String, double[]> mut3(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] z = on(HandWritten::sigmoid, w.affine("update", "x", x, "h", on(Math::tanh, h)));
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] n = on(Math::tanh, w.affine("candidate", "x", x, "reset_h", times(r, h)));
        return Map.of("h", plus(times(n, z), times(h, rest(z))));
    }

    /** Lei et al. 2018: c' = f c + (1 − f) W x, h = r c' + (1 − r) √3 x. */
    private static Map<String, double[]> sru(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] c = sruMemory(w, x, before);
        double[] r = sruGate(w, "reset", x, before);
        return Map.of("c", c, "h", plus(times(r, c), times(rest(r), on(a -> Math.sqrt(3) * a, x))));
    }

    /** Lei, Zhang 2017: gates without v c; h = r tanh(c') + (1 − r) x. */
    private static Map<String, double[]> sruV1(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = on(HandWritten::sigmoid, plus(w.product("forget.W_x", x), w.vector("forget.b")));
        double[] r = on(HandWritten::sigmoid, plus(w.product("reset.W_x", x), w.vector("reset.b")));
        double[] c = plus(times(f, before.get("c")), times(rest(f), w.product("candidate.W_x", x)));
        return Map.of("c", c, "h", plus(times(r, on(Math::tanh, c)), times(rest(r), x)));
    }

    /** The authors' code where sizes differ: h = r c' + (1 − r) V x. */
    private static Map<String, double[]> sruProjected(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] c = sruMemory(w, x, before);
        double[] r = sruGate(w, "reset", x, before);
        return Map.of("c", c, "h", plus(times(r, c), times(rest(r), w.product("h.W_x", x))));
    }

    private static double[] sruMemory(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = sruGate(w, "forget", x, before);
        return plus(times(f, before.get("c")), times(rest(f), w.product("candidate.W_x", x)));
    }

    /** σ(W x + v c + b). */
    private static double[] sruGate(HandWritten w, String name, double[] x, Map<String, double[]> before) {
        double[] recurrent = times(w.vector(name + ".d_c"), before.get("c"));
        return on(HandWritten::sigmoid, plus(plus(w.product(name + ".W_x", x), recurrent), w.vector(name + ".b")));
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

    /** Zilly et al. 2017, as in the authors' code: s' = (h − s) t + s at each level, the input at the first. */
    private static Map<String, double[]> rhn(HandWritten w, double[] x, Map<String, double[]> before, int depth) {
        double[] s = before.get("h");
        for (int level = 1; level <= depth; level++) {
            double[] h = on(Math::tanh, levelSum(w, "candidate", level, x, s));
            double[] t = on(HandWritten::sigmoid, levelSum(w, "transform", level, x, s));
            s = plus(times(plus(h, on(a -> -a, s)), t), s);
        }
        return Map.of("h", s);
    }

    /** As in the paper's equations: s' = h t + s c. */
    private static Map<String, double[]> rhnUncoupled(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] s = before.get("h");
        for (int level = 1; level <= 3; level++) {
            double[] h = on(Math::tanh, levelSum(w, "candidate", level, x, s));
            double[] t = on(HandWritten::sigmoid, levelSum(w, "transform", level, x, s));
            double[] c = on(HandWritten::sigmoid, levelSum(w, "carry", level, x, s));
            s = plus(times(h, t), times(s, c));
        }
        return Map.of("h", s);
    }

    /** [level = 1] W x + R s + b. */
    private static double[] levelSum(HandWritten w, String gate, int level, double[] x, double[] s) {
        String name = gate + "_" + level;
        double[] recurrent = plus(w.product(name + ".W_s", s), w.vector(name + ".b"));
        return level == 1 ? plus(w.product(name + ".W_x", x), recurrent) : recurrent;
    }

    private static double relu(double a) {
        return Math.max(a, 0);
    }

    private static double[] rest(double[] gate) {
        return on(a -> 1 - a, gate);
    }
}
