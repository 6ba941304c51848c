package org.gateloom.spec.reference;

import static org.gateloom.spec.reference.HandWritten.mix;
import static org.gateloom.spec.reference.HandWritten.sigmoid;

import java.util.LinkedHashMap;
import java.util.Map;

/** Cells that are steps of a differential equation, each written out as its paper has it. */
final class DynamicalCellsByHand {

    static final Map<String, HandWritten.Step> CELLS = cells();

    private DynamicalCellsByHand() {}

    private static Map<String, HandWritten.Step> cells() {
        Map<String, HandWritten.Step> cells = new LinkedHashMap<>();
        cells.put("lem", DynamicalCellsByHand::longExpressiveMemory);
        cells.put("cornn", DynamicalCellsByHand::coupledOscillators);
        cells.put("unicornn", DynamicalCellsByHand::undampedOscillators);
        cells.put("antisymmetric-rnn-gated", DynamicalCellsByHand::antisymmetric);
        return cells;
    }

    /** Rusch et al. 2022, dt = 1: z first, from h; then h, from the new z. */
    private static Map<String, double[]> longExpressiveMemory(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] slow = w.affine("slow", "x", x, "h", h);
        double[] fast = w.affine("fast", "x", x, "h", h);
        double[] intoZ = w.affine("from_h", "x", x, "h", h);
        double[] z = w.each(j -> mix(sigmoid(fast[j]), Math.tanh(intoZ[j]), before.get("z")[j]));
        double[] intoH = w.affine("from_z", "x", x, "z", z);
        return Map.of("z", z, "h", w.each(j -> mix(sigmoid(slow[j]), Math.tanh(intoH[j]), h[j])));
    }

    /** Rusch, Mishra 2021: z' = z + dt (tanh(..) - gamma h - epsilon z), h' = h + dt z'. */
    private static Map<String, double[]> coupledOscillators(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] before2 = before.get("z");
        double[] both = w.affine("force", "x", x, "h", h);
        double[] third = w.product("force.W_z", before2);
        double[] z = w.each(j -> before2[j] + 0.054 * (Math.tanh(both[j] + third[j]) - 4.9 * h[j] - 4.8 * before2[j]));
        return Map.of("z", z, "h", w.each(j -> h[j] + 0.054 * z[j]));
    }

    /** Rusch, Mishra 2021b: z' = z - dt sigmoid(c) (tanh(w h + V x + b) + alpha h), h' = h + dt sigmoid(c) z'. */
    private static Map<String, double[]> undampedOscillators(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        double[] a = w.affine("force", "x", x);
        double[] z = w.each(j -> before.get("z")[j]
                - 0.19
                        * sigmoid(w.vector("c")[j])
                        * (Math.tanh(w.vector("force.d_h")[j] * h[j] + a[j]) + 30.65 * h[j]));
        return Map.of("z", z, "h", w.each(j -> h[j] + 0.19 * sigmoid(w.vector("c")[j]) * z[j]));
    }

    /** Chang et al. 2019: h' = h + 0.1 sigmoid(a + Vz x + bz) tanh(a + Vh x + bh), a = (U - U^T - 0.1 I) h. */
    private static Map<String, double[]> antisymmetric(HandWritten w, double[] x, Map<String, double[]> before) {
        double[] h = before.get("h");
        Tensor u = w.tensor("U");
        double[] gate = w.affine("gate", "x", x);
        double[] fresh = w.affine("h", "x", x);
        return Map.of("h", w.each(j -> {
            double a = -0.1 * h[j];
            for (int k = 0; k < w.hidden(); k++) {
                a += (u.get(j, k) - u.get(k, j)) * h[k];
            }
            return h[j] + 0.1 * sigmoid(a + gate[j]) * Math.tanh(a + fresh[j]);
        }));
    }
}
