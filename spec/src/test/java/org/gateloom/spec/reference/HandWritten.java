package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The equations of published cells in plain Java, one row of a batch and one step at a time: written from the papers,
 * apart from cell files, graphs and interpreter, to hold them against. Only parameter names are those of the library.
 */
final class HandWritten {

    /** A cell's next states, by name, from its input and its states before. */
    @FunctionalInterface
    interface Step {
        Map<String, double[]> of(HandWritten with, double[] x, Map<String, double[]> before);
    }

    /** By the name of the library's file. */
    static final Map<String, Step> CELLS = cells();

    /** Cells of which a step has more roundings, or a rule for a stream's first step. */
    static final Map<String, Step> LATER = later();

    private final Map<String, Tensor> parameters;
    private final int hidden;

    HandWritten(Map<String, Tensor> parameters, int hidden) {
        this.parameters = parameters;
        this.hidden = hidden;
    }

    private static Map<String, Step> cells() {
        Map<String, Step> cells = new LinkedHashMap<>();
        cells.put("rnn", HandWritten::rnn);
        cells.put("rnn-sigmoid", HandWritten::rnnSigmoid);
        cells.put("lstm", HandWritten::lstm);
        cells.put("lstm-lecture", HandWritten::lstmLecture);
        cells.put("lstm-peephole-lecture", HandWritten::lstmPeepholeLecture);
        cells.put("peephole-lstm", HandWritten::peepholeLstm);
        cells.put("gru", HandWritten::gru);
        cells.put("gru-reset-after", HandWritten::gruResetAfter);
        cells.putAll(LstmsByHand.CELLS);
        cells.putAll(SmallCellsByHand.CELLS);
        return cells;
    }

    private static Map<String, Step> later() {
        Map<String, Step> cells = new LinkedHashMap<>();
        cells.putAll(LaterLstmsByHand.CELLS);
        cells.putAll(LaterSmallCellsByHand.CELLS);
        cells.putAll(DynamicalCellsByHand.CELLS);
        cells.putAll(SearchedCellsByHand.CELLS);
        return cells;
    }

    /** Elman 1990: h' = tanh(W x + U h + b). */
    private static Map<String, double[]> rnn(HandWritten w, double[] x, Map<String, double[]> before) {
        return Map.of("h", on(Math::tanh, w.affine("h", "x", x, "h", before.get("h"))));
    }

    private static Map<String, double[]> rnnSigmoid(HandWritten w, double[] x, Map<String, double[]> before) {
        return Map.of("h", on(HandWritten::sigmoid, w.affine("h", "x", x, "h", before.get("h"))));
    }

    /** Gers, Schmidhuber, Cummins 2000: c' = f c + i g, h' = o tanh(c'). */
    private static Map<String, double[]> lstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] f = on(HandWritten::sigmoid, w.affine("forget", "x", x, "h", h));
        double[] i = on(HandWritten::sigmoid, w.affine("input", "x", x, "h", h));
        double[] g = on(Math::tanh, w.affine("candidate", "x", x, "h", h));
        double[] o = on(HandWritten::sigmoid, w.affine("output", "x", x, "h", h));
        double[] c = plus(times(f, before.get("c")), times(i, g));
        return Map.of("c", c, "h", times(o, on(Math::tanh, c)));
    }

    /** Gers, Schraudolph, Schmidhuber 2002: as above, each gate with w·c, the output gate with w·c'. */
    private static Map<String, double[]> peepholeLstm(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] c = before.get("c");
        double[] f =
                on(HandWritten::sigmoid, plus(w.affine("forget", "x", x, "h", h), times(w.vector("forget.d_c"), c)));
        double[] i = on(HandWritten::sigmoid, plus(w.affine("input", "x", x, "h", h), times(w.vector("input.d_c"), c)));
        double[] g = on(Math::tanh, w.affine("candidate", "x", x, "h", h));
        double[] memory = plus(times(f, c), times(i, g));
        double[] o = on(
                HandWritten::sigmoid, plus(w.affine("output", "x", x, "h", h), times(w.vector("output.d_c"), memory)));
        return Map.of("c", memory, "h", times(o, on(Math::tanh, memory)));
    }

    /** The lecture: LTM' = LTM f + N i, STM' = tanh(Wu (LTM f) + bu) σ(Wv [STM, E] + bv). */
    private static Map<String, double[]> lstmLecture(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] stm = before.get("stm");
        double[] n = on(Math::tanh, w.affine("new_information", "stm", stm, "x", x));
        double[] i = on(HandWritten::sigmoid, w.affine("ignore_factor", "stm", stm, "x", x));
        double[] f = on(HandWritten::sigmoid, w.affine("forget_factor", "stm", stm, "x", x));
        double[] v = on(HandWritten::sigmoid, w.affine("from_short", "stm", stm, "x", x));
        double[] forgotten = times(before.get("ltm"), f);
        double[] u = on(Math::tanh, plus(w.product("from_long.W_forget", forgotten), w.vector("from_long.b")));
        return Map.of("ltm", plus(forgotten, times(n, i)), "stm", times(u, v));
    }

    /** The lecture with peepholes: [LTM, STM, E] in every sigmoid. */
    private static Map<String, double[]> lstmPeepholeLecture(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] stm = before.get("stm");
        double[] ltm = before.get("ltm");
        double[] n = on(Math::tanh, w.affine("new_information", "stm", stm, "x", x));
        double[] i = on(
                HandWritten::sigmoid,
                plus(w.affine("ignore_factor", "stm", stm, "x", x), w.product("ignore_factor.W_ltm", ltm)));
        double[] f = on(
                HandWritten::sigmoid,
                plus(w.affine("forget_factor", "stm", stm, "x", x), w.product("forget_factor.W_ltm", ltm)));
        double[] v = on(
                HandWritten::sigmoid,
                plus(w.affine("from_short", "stm", stm, "x", x), w.product("from_short.W_ltm", ltm)));
        double[] forgotten = times(ltm, f);
        double[] u = on(Math::tanh, plus(w.product("from_long.W_forget", forgotten), w.vector("from_long.b")));
        return Map.of("ltm", plus(forgotten, times(n, i)), "stm", times(u, v));
    }

    /** Cho et al. 2014: h' = z h + (1 − z) g, g = tanh(W x + U (r h) + b). */
    private static Map<String, double[]> gru(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] z = on(HandWritten::sigmoid, w.affine("update", "x", x, "h", h));
        double[] g = on(Math::tanh, w.affine("candidate", "x", x, "reset_h", times(r, h)));
        return Map.of("h", plus(times(z, h), times(on(a -> 1 - a, z), g)));
    }

    /** cuDNN: g = tanh(W x + b + r (U h + b')). */
    private static Map<String, double[]> gruResetAfter(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] r = on(HandWritten::sigmoid, w.affine("reset", "x", x, "h", h));
        double[] z = on(HandWritten::sigmoid, w.affine("update", "x", x, "h", h));
        double[] inside = plus(w.product("candidate.W_h", h), w.vector("candidate.b_h"));
        double[] outside = plus(w.product("candidate.W_x", x), w.vector("candidate.b"));
        double[] g = on(Math::tanh, plus(outside, times(r, inside)));
        return Map.of("h", plus(times(z, h), times(on(a -> 1 - a, z), g)));
    }

    /** Numbers of h. */
    int hidden() {
        return hidden;
    }

    /** As many numbers as h has. */
    double[] each(IntToDoubleFunction element) {
        return IntStream.range(0, hidden).mapToDouble(element).toArray();
    }

    /** Whether it is a stream's first step, in cells that know. */
    static boolean first(Map<String, double[]> before) {
        return before.get("first")[0] == 1;
    }

    /** W v + b of a gate. */
    double[] affine(String gate, String name, double[] v) {
        return plus(product(gate + ".W_" + name, v), vector(gate + ".b"));
    }

    /** W v + U u + b of a gate. */
    double[] affine(String gate, String first, double[] v, String second, double[] u) {
        double[] products = plus(product(gate + ".W_" + first, v), product(gate + ".W_" + second, u));
        return plus(products, vector(gate + ".b"));
    }

    double[] product(String matrix, double[] v) {
        Tensor w = parameters.get(matrix);
        return IntStream.range(0, w.shape().get(0))
                .mapToDouble(row -> IntStream.range(0, v.length)
                        .mapToDouble(column -> w.get(row, column) * v[column])
                        .sum())
                .toArray();
    }

    Tensor tensor(String name) {
        return parameters.get(name);
    }

    double[] vector(String name) {
        return parameters.get(name).values();
    }

    static double[] plus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] + b[j]).toArray();
    }

    static double[] times(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).toArray();
    }

    /** The share of the first, the rest of the second. */
    static double mix(double share, double a, double b) {
        return share * a + (1 - share) * b;
    }

    static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    static double[] on(DoubleUnaryOperator function, double[] a) {
        return IntStream.range(0, a.length)
                .mapToDouble(j -> function.applyAsDouble(a[j]))
                .toArray();
    }
}
