package org.gateloom.runtime.optimize;

import java.util.List;
import org.gateloom.runtime.math.Fast;

/**
 * Adam: Kingma and Ba 2015, algorithm 1.
 *
 * <pre>
 *   m ← β₁ m + (1 - β₁) g
 *   v ← β₂ v + (1 - β₂) g²
 *   p ← p - η m̂ / (√v̂ + ε)     with m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)
 * </pre>
 *
 * @param beta1 how much of the mean is kept from step to step
 * @param beta2 how much of the mean square is kept
 * @param epsilon keeps the quotient finite
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {

    /** The paper's β₁ 0.9, β₂ 0.999, ε 1e-8. */
    public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-8);

    private static final List<String> MOMENTS = List.of("m", "v");

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<String> moments() {
        return MOMENTS;
    }

    @Override
    public void update(
            float[] parameters,
            float[] gradient,
            float scale,
            float[][] moments,
            int from,
            int to,
            double rate,
            long step) {
        float[] m = moments[0];
        float[] v = moments[1];
        float keepMean = (float) beta1;
        float addMean = (float) (1 - beta1);
        float keepSquare = (float) beta2;
        float addSquare = (float) (1 - beta2);
        float small = (float) epsilon;
        float length = (float) (rate / (1 - Math.pow(beta1, (double) step)));
        float unbias = (float) (1 / Math.sqrt(1 - Math.pow(beta2, (double) step)));
        for (int i = from; i < to; i++) {
            float g = gradient[i] * scale;
            m[i] = Fast.flushed(keepMean * m[i] + addMean * g);
            v[i] = Fast.flushed(keepSquare * v[i] + addSquare * g * g);
            parameters[i] -= length * m[i] / ((float) Math.sqrt(v[i]) * unbias + small);
        }
    }
}
