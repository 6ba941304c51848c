package org.gateloom.runtime.checkpoint;

import java.util.Map;
import org.gateloom.runtime.train.Snapshot;

/** The single numbers of a {@link Snapshot}. */
record Counters(
        long step, double bestLoss, int validationsSinceBest, double lossSum, long lossCount, int validationsSolved) {

    static Counters of(Snapshot snapshot) {
        return new Counters(
                snapshot.step(),
                snapshot.bestLoss(),
                snapshot.validationsSinceBest(),
                snapshot.lossSum(),
                snapshot.lossCount(),
                snapshot.validationsSolved());
    }

    Snapshot snapshot(float[] parameters, Map<String, float[]> moments, Map<String, float[]> states) {
        return new Snapshot(
                step,
                parameters,
                moments,
                states,
                bestLoss,
                validationsSinceBest,
                lossSum,
                lossCount,
                validationsSolved);
    }
}
