package org.gateloom.runtime.optimize;

/** How far a step goes, by its number. */
public sealed interface LearningRate {

    /**
     * The rate of a step.
     *
     * @param step from 1
     */
    double at(long step);

    /** The same at every step. */
    record Constant(double rate) implements LearningRate {
        @Override
        public double at(long step) {
            return rate;
        }
    }

    /**
     * Multiplied by {@code factor} after each {@code every} steps.
     *
     * @param rate at first
     */
    record StepDecay(double rate, double factor, long every) implements LearningRate {
        @Override
        public double at(long step) {
            long decays = (step - 1) / every;
            return rate * Math.pow(factor, (double) decays);
        }
    }

    /**
     * Half a cosine from {@code rate} to {@code last}, which it keeps; Loshchilov and Hutter 2017, equation 5, without
     * restarts.
     *
     * @param steps until {@code last} is reached
     */
    record Cosine(double rate, double last, long steps) implements LearningRate {
        @Override
        public double at(long step) {
            double way = Math.min(1, (double) (step - 1) / steps);
            return last + (rate - last) * (1 + Math.cos(Math.PI * way)) / 2;
        }
    }

    /**
     * Rises evenly to what {@code then} has at its start, and goes on with it.
     *
     * @param steps of the rise: step {@code s} of them has the share {@code s / steps}
     */
    record WarmUp(long steps, LearningRate then) implements LearningRate {
        @Override
        public double at(long step) {
            return step <= steps ? then.at(1) * ((double) step / steps) : then.at(step - steps);
        }
    }
}
