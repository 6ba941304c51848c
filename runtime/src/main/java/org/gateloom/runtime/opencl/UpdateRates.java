package org.gateloom.runtime.opencl;

import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.AdamW;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Optimizer;
import org.gateloom.runtime.optimize.RmsProp;
import org.gateloom.runtime.optimize.Sgd;

/**
 * An optimiser as the kernel runs it: which stage, and the numbers that it reads in {@link ModelKernel#rates}.
 *
 * @param stage that updates the parameters
 * @param keepMean of a moment that is a mean
 * @param keepSquare of a moment that is a mean of squares
 * @param decay of the parameters, times the learning rate
 */
record UpdateRates(int stage, double keepMean, double keepSquare, double epsilon, double decay) {

    static UpdateRates of(Optimizer optimizer) {
        if (optimizer instanceof Adam adam) {
            return adam(adam, 0);
        }
        if (optimizer instanceof AdamW decaying) {
            return adam(decaying.adam(), decaying.decay());
        }
        if (optimizer instanceof RmsProp rms) {
            return new UpdateRates(ModelKernel.RMS_PROP, 0, rms.alpha(), rms.epsilon(), 0);
        }
        return new UpdateRates(ModelKernel.DESCENT, ((Sgd) optimizer).momentum(), 0, 0, 0);
    }

    private static UpdateRates adam(Adam adam, double decay) {
        return new UpdateRates(ModelKernel.ADAM, adam.beta1(), adam.beta2(), adam.epsilon(), decay);
    }

    /** Writes what holds for all steps. */
    void head(double clip, float[] rates) {
        rates[ModelKernel.KEEP_MEAN] = (float) keepMean;
        rates[ModelKernel.ADD_MEAN] = (float) (1 - keepMean);
        rates[ModelKernel.KEEP_SQUARE] = (float) keepSquare;
        rates[ModelKernel.ADD_SQUARE] = (float) (1 - keepSquare);
        rates[ModelKernel.EPSILON] = (float) epsilon;
        rates[ModelKernel.CLIP] = (float) clip;
    }

    /**
     * Writes what holds for one.
     *
     * @param number of the step, from 1
     * @param at where its rates begin
     */
    void step(LearningRate rate, long number, float[] rates, int at) {
        double far = rate.at(number);
        boolean unbiased = stage == ModelKernel.ADAM;
        double mean = unbiased ? 1 - Math.pow(keepMean, (double) number) : 1;
        double square = unbiased ? 1 - Math.pow(keepSquare, (double) number) : 1;
        rates[at + ModelKernel.RATE] = (float) (far / mean);
        rates[at + ModelKernel.UNBIAS] = (float) (1 / Math.sqrt(square));
        rates[at + ModelKernel.KEEP_PARAMETERS] = (float) (1 - far * decay);
    }
}
