package org.gateloom.runtime.optimize;

import java.util.List;
import org.gateloom.runtime.math.Fast;

/**
 * Gradient descent with momentum: Polyak 1964, in the form of Sutskever, Martens, Dahl and Hinton 2013 with the rate
 * outside the momentum.
 *
 * <pre>
 *   b ← μ b + g
 *   p ← p - η b
 * </pre>
 *
 * @param momentum μ; 0 for plain descent
 */
public record Sgd(double momentum) implements Optimizer {

    /** With μ 0.9. */
    public static final Sgd STANDARD = new Sgd(0.9);

    private static final List<String> MOMENTS = List.of("b");

    @Override
    public String name() {
        return "sgd";
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
        float[] b = moments[0];
        float keep = (float) momentum;
        float length = (float) rate;
        for (int i = from; i < to; i++) {
            b[i] = Fast.flushed(keep * b[i] + gradient[i] * scale);
            parameters[i] -= length * b[i];
        }
    }
}
