package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.on;
import static org.gateloom.spec.reference.HandWritten.plus;
import static org.gateloom.spec.reference.HandWritten.times;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The LSTM of 1997, those with coupled gates, and the eight of Greff et al. 2017, each written out as its paper has it. */
final class LstmsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private LstmsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put(
                "lstm-97",
                (w, x, before) ->
                        lstm97(w, x, before, a -> 4 * HandWritten.sigmoid(a) - 2, a -> 2 * HandWritten.sigmoid(a) - 1));
        cells.put("lstm-97-tanh", (w, x, before) -> lstm97(w, x, before, Math::tanh, Math::tanh));
        cells.put("cifg", LstmsByHand::cifg);
        cells.put("cifg-peephole", LstmsByHand::cifgWithPeepholes);
        cells.put("greff-nig", LstmsByHand::noInputGate);
        cells.put("greff-nfg", LstmsByHand::noForgetGate);
        cells.put("greff-nog", LstmsByHand::noOutputGate);
        cells.put("greff-niaf", (w, x, before) -> vanilla(w, x, before, a -> a, Math::tanh));
        cells.put("greff-noaf", (w, x, before) -> vanilla(w, x, before, Math::tanh, a -> a));
        cells.put("greff-cifg", LstmsByHand::coupled);
        cells.put("greff-np", LstmsByHand::noPeepholes);
        cells.put("greff-fgr", LstmsByHand::fullGateRecurrence);
        return cells;
    }

    /** s = s⁻ + y_in g(net), y = y_out h(s). */
    private static Map<String, double[]> lstm97(
            HandWritten w, double[] x, Map<String, double[]> before, DoubleUnaryOperator g, DoubleUnaryOperator h) {
        double[] in = on(HandWritten::sigmoid, w.affine("input", "x", x, "h", before.get("h")));
        double[] out = on(HandWritten::sigmoid, w.affine("output", "x", x, "h", before.get("h")));
        double[] s = plus(before.get("c"), times(in, on(g, w.affine("candidate", "x", x, "h", before.get("h")))));
        return Map.of("c", s, "h", times(out, on(h, s)));
    }

    /** c = f c⁻ + (1 − f) z. */
    private static Map<String, double[]> cifg(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = on(HandWritten::sigmoid, w.affine("forget", "x", x, "h", before.get("h")));
        double[] o = on(HandWritten::sigmoid, w.affine("output", "x", x, "h", before.get("h")));
        double[] c = plus(times(f, before.get("c")), times(rest(f), block(w, x, before)));
        return Map.of("c", c, "h", times(o, on(Math::tanh, c)));
    }

    private static Map<String, double[]> cifgWithPeepholes(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = gate(w, "forget", x, before, before.get("c"));
        double[] c = plus(times(f, before.get("c")), times(rest(f), block(w, x, before)));
        return Map.of("c", c, "h", times(gate(w, "output", x, before, c), on(Math::tanh, c)));
    }

    private static Map<String, double[]> noInputGate(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = gate(w, "forget", x, before, before.get("c"));
        double[] c = plus(times(f, before.get("c")), block(w, x, before));
        return Map.of("c", c, "h", times(gate(w, "output", x, before, c), on(Math::tanh, c)));
    }

    private static Map<String, double[]> noForgetGate(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] i = gate(w, "input", x, before, before.get("c"));
        double[] c = plus(before.get("c"), times(i, block(w, x, before)));
        return Map.of("c", c, "h", times(gate(w, "output", x, before, c), on(Math::tanh, c)));
    }

    private static Map<String, double[]> noOutputGate(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = gate(w, "forget", x, before, before.get("c"));
        double[] i = gate(w, "input", x, before, before.get("c"));
        double[] c = plus(times(f, before.get("c")), times(i, block(w, x, before)));
        return Map.of("c", c, "h", on(Math::tanh, c));
    }

    /** c = f c⁻ + i g(z̄), y = o h(c), with peepholes. */
    private static Map<String, double[]> vanilla(
            HandWritten w, double[] x, Map<String, double[]> before, DoubleUnaryOperator g, DoubleUnaryOperator h) {
        double[] f = gate(w, "forget", x, before, before.get("c"));
        double[] i = gate(w, "input", x, before, before.get("c"));
        double[] z = on(g, w.affine("candidate", "x", x, "h", before.get("h")));
        double[] c = plus(times(f, before.get("c")), times(i, z));
        return Map.of("c", c, "h", times(gate(w, "output", x, before, c), on(h, c)));
    }

    private static Map<String, double[]> noPeepholes(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = on(HandWritten::sigmoid, w.affine("forget", "x", x, "h", before.get("h")));
        double[] i = on(HandWritten::sigmoid, w.affine("input", "x", x, "h", before.get("h")));
        double[] o = on(HandWritten::sigmoid, w.affine("output", "x", x, "h", before.get("h")));
        double[] c = plus(times(f, before.get("c")), times(i, block(w, x, before)));
        return Map.of("c", c, "h", times(o, on(Math::tanh, c)));
    }

    /** f = 1 − i. */
    private static Map<String, double[]> coupled(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] i = gate(w, "input", x, before, before.get("c"));
        double[] c = plus(times(rest(i), before.get("c")), times(i, block(w, x, before)));
        return Map.of("c", c, "h", times(gate(w, "output", x, before, c), on(Math::tanh, c)));
    }

    /** Each gate's sum has R i⁻ + R f⁻ + R o⁻ besides. */
    private static Map<String, double[]> fullGateRecurrence(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] f = recurrentGate(w, "forget", x, before, before.get("c"));
        double[] i = recurrentGate(w, "input", x, before, before.get("c"));
        double[] c = plus(times(f, before.get("c")), times(i, block(w, x, before)));
        double[] o = recurrentGate(w, "output", x, before, c);
        return Map.of("c", c, "h", times(o, on(Math::tanh, c)), "input", i, "forget", f, "output", o);
    }

    /** σ(W x + R y⁻ + p c + b). */
    private static double[] gate(
            HandWritten w, String name, double[] x, Map<String, double[]> before, double[] memory) {
        double[] sum = w.affine(name, "x", x, "h", before.get("h"));
        return on(HandWritten::sigmoid, plus(sum, times(w.vector(name + ".d_c"), memory)));
    }

    private static double[] recurrentGate(
            HandWritten w, String name, double[] x, Map<String, double[]> before, double[] memory) {
        double[] sum = plus(w.affine(name, "x", x, "h", before.get("h")), times(w.vector(name + ".d_c"), memory));
        for (String gate : new String[] {"input", "forget", "output"}) {
            sum = plus(sum, w.product(name + ".W_" + gate, before.get(gate)));
        }
        return on(HandWritten::sigmoid, sum);
    }

    /** The block's input, z. */
    private static double[] block(HandWritten w, double[] x, Map<String, double[]> before) {
        return on(Math::tanh, w.affine("candidate", "x", x, "h", before.get("h")));
    }

    private static double[] rest(double[] gate) {
        return on(a -> 1 - a, gate);
    }
}
