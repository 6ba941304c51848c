package org.gateloom.runtime.train;

import java.util.Map;

/**
 * What a trainer needs beside its settings, network and text to go on as if it had never stopped. Numbers are copies.
 *
 * @param step how many are done; from it follow the epoch and the place in the text
 * @param parameters in the layout of the network's table
 * @param moments of the optimiser by name, in the same layout
 * @param states carried by each stream, [batch, size], by layer and state: {@code layer1.h}
 * @param bestLoss the least validation loss so far; infinite if there was none
 * @param validationsSinceBest how many there were since
 * @param lossSum of the steps since the last validation
 * @param lossCount how many steps these are
 * @param validationsSolved how many of the last ones in a row found what the {@link Goal} asks for
 */
public record Snapshot(
        long step,
        float[] parameters,
        Map<String, float[]> moments,
        Map<String, float[]> states,
        double bestLoss,
        int validationsSinceBest,
        double lossSum,
        long lossCount,
        int validationsSolved) {

    /** Of a run without a goal. */
    public Snapshot(
            long step,
            float[] parameters,
            Map<String, float[]> moments,
            Map<String, float[]> states,
            double bestLoss,
            int validationsSinceBest,
            double lossSum,
            long lossCount) {
        this(step, parameters, moments, states, bestLoss, validationsSinceBest, lossSum, lossCount, 0);
    }
}
