package org.gateloom.runtime.train;

import java.util.Map;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;

/**
 * Computes the steps of a training and holds what changes by them: weights, moments, carried states. When a step, a
 * validation or the end comes is {@link Trainer}'s. Used by one thread at a time.
 */
public interface Engine extends AutoCloseable {

    /** Where it computes, for reports. */
    String description();

    /** How to train. */
    Settings settings();

    /** What is trained. */
    Weights weights();

    /** How many steps {@link #learn} takes at most. */
    int stepsAtOnce();

    /**
     * Takes steps, each of one chunk: from the states of a stream's start where the chunk {@linkplain Batches#begins
     * begins} something, elsewhere from those that the chunk before left. A step whose loss or gradient is not finite
     * changes nothing, and none is taken behind it.
     *
     * @param text what is trained on
     * @param done how many steps were taken before
     * @param count how many to take, all in one reading of it
     * @param losses filled with each step's mean loss before its update, in nats a symbol
     * @param norms filled with the norm of each step's gradient before clipping; not a number where no gradient was taken
     * @return how many changed the weights; if fewer than {@code count}, the next one's loss or norm is not finite
     */
    int learn(Batches text, long done, int count, double[] losses, double[] norms);

    /**
     * The mean loss over a text with the weights as they are, in nats a symbol; nothing is dropped, and the states of
     * training are as before when it returns.
     */
    double measure(Batches text);

    /**
     * The share of a text's targets that the network finds likeliest with the weights as they are, nothing dropped; the
     * states of training are as before when it returns.
     */
    double success(Batches text);

    /** Copies of the optimiser's moments by name, each in the layout of the network's table. */
    Map<String, float[]> moments();

    /** Copies of the states that each stream carries, [batch, size], by layer and state: {@code layer1.h}. */
    Map<String, float[]> states();

    /** Takes over numbers as {@link #weights}, {@link #moments} and {@link #states} have them. */
    void restore(float[] weights, Map<String, float[]> moments, Map<String, float[]> states);

    @Override
    void close();
}
