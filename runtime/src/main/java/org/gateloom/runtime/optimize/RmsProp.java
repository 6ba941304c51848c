package org.gateloom.runtime.optimize;

import java.util.List;
import org.gateloom.runtime.math.Fast;

/**
 * RMSProp: Tieleman and Hinton, lecture 6.5 of their course, 2012.
 *
 * <pre>
 *   v ← α v + (1 - α) g²
 *   p ← p - η g / (√v + ε)
 * </pre>
 *
 * @param alpha how much of the mean square is kept from step to step
 * @param epsilon keeps the quotient finite
 */
public record RmsProp(double alpha, double epsilon) implements Optimizer {

    /** α 0.99, ε 1e-8. */
    public static final RmsProp STANDARD = new RmsProp(0.99, 1e-8);

    private static final List<String> MOMENTS = List.of("v");

    @Override
    public String name() {
        return "rmsprop";
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
        float[] v = moments[0];
        float keep = (float) alpha;
        float add = (float) (1 - alpha);
        float small = (float) epsilon;
        float length = (float) rate;
        for (int i = from; i < to; i++) {
            float g = gradient[i] * scale;
            v[i] = Fast.flushed(keep * v[i] + add * g * g);
            parameters[i] -= length * g / ((float) Math.sqrt(v[i]) + small);
        }
    }
}
