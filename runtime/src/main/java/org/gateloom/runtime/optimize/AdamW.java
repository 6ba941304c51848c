package org.gateloom.runtime.optimize;

import java.util.List;

/**
 * Adam with weight decay apart from the gradient: Loshchilov and Hutter 2019, algorithm 2. Before Adam's step
 *
 * <pre>
 *   p ← p - η λ p
 * </pre>
 *
 * @param adam the rest
 * @param decay λ
 */
public record AdamW(Adam adam, double decay) implements Optimizer {

    /** With λ 0.01. */
    public static final AdamW STANDARD = new AdamW(Adam.STANDARD, 0.01);

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public List<String> moments() {
        return adam.moments();
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
        float keep = (float) (1 - rate * decay);
        for (int i = from; i < to; i++) {
            parameters[i] *= keep;
        }
        adam.update(parameters, gradient, scale, moments, from, to, rate, step);
    }
}
