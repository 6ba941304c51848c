package org.gateloom.runtime.optimize;

import java.util.List;

/**
 * A rule by which a gradient changes parameters. A value: what it remembers from step to step are arrays as long as the
 * parameters, its moments, which are kept by who uses it and are 0 at first.
 *
 * <p>In the equations {@code p} is a parameter, {@code g} its gradient, {@code η} the learning rate, {@code t} the number
 * of the step, from 1.
 */
public sealed interface Optimizer permits Adam, AdamW, RmsProp, Sgd {

    /** Its name as users and files write it. */
    String name();

    /** Names of its moments. */
    List<String> moments();

    /**
     * Changes the parameters {@code from} to {@code to - 1} and their moments.
     *
     * @param parameters to change
     * @param gradient of the loss by them
     * @param scale what the gradient is to be multiplied with first, as clipping says
     * @param moments one array for each of {@link #moments}
     * @param rate η at this step
     * @param step t, from 1
     */
    void update(
            float[] parameters,
            float[] gradient,
            float scale,
            float[][] moments,
            int from,
            int to,
            double rate,
            long step);
}
