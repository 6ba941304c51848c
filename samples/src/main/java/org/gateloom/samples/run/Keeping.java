package org.gateloom.samples.run;

import java.nio.file.Path;

/**
 * How a run is kept; its numbers do not depend on it.
 *
 * @param checkpoints how many, the latest ones, at least 1
 * @param every steps from one checkpoint to the next, at least 1; there is one more where the run ends
 * @param rescue where a run goes whose own folder can no longer be written
 */
public record Keeping(int checkpoints, long every, Path rescue) {

    /** The latest, and one more should the latest be lost. */
    public static final int CHECKPOINTS = 2;

    public Keeping {
        if (checkpoints < 1 || every < 1) {
            throw new IllegalArgumentException(
                    "at least 1 checkpoint is kept and at least 1 step lies between two, not " + checkpoints + " and "
                            + every);
        }
    }
}
