package org.gateloom.runtime.train;

import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Optimizer;

/**
 * How to train.
 *
 * @param batch streams of text side by side
 * @param lanes parts that the batch is cut into, which run side by side; another number gives other roundings
 * @param sequence symbols of a stream in one step
 * @param steps how many in all
 * @param optimizer the rule of the updates
 * @param rate its learning rate
 * @param clip the greatest norm of a gradient; infinite for none
 * @param validateEvery steps from one validation to the next; 0 for one at the end of each epoch
 * @param patience how many validations in a row may bring no better loss before training stops; 0 for any number
 * @param seed of dropout
 */
public record Settings(
        int batch,
        int lanes,
        int sequence,
        long steps,
        Optimizer optimizer,
        LearningRate rate,
        double clip,
        long validateEvery,
        int patience,
        long seed) {

    /** With as many lanes as suit the machine. */
    public Settings(
            int batch,
            int sequence,
            long steps,
            Optimizer optimizer,
            LearningRate rate,
            double clip,
            long validateEvery,
            int patience,
            long seed) {
        this(batch, Lanes.count(batch), sequence, steps, optimizer, rate, clip, validateEvery, patience, seed);
    }

    public Settings {
        require(batch >= 1, "a batch has at least 1 stream, not " + batch);
        require(
                lanes >= 1 && lanes <= batch,
                "a batch of " + batch + " streams is cut into 1 to " + batch + " lanes, not " + lanes);
        require(sequence >= 1, "a sequence has at least 1 symbol, not " + sequence);
        require(steps >= 1, "training has at least 1 step, not " + steps);
        require(clip > 0, "a gradient is clipped to a norm above 0, not " + clip);
        require(validateEvery >= 0, "validation is every so many steps, or 0 for each epoch, not " + validateEvery);
        require(patience >= 0, "patience is a number of validations, or 0 for no end, not " + patience);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
