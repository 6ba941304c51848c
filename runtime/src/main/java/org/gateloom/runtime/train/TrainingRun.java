package org.gateloom.runtime.train;

import java.util.Optional;
import org.gateloom.runtime.text.Batches;

/**
 * The training of a network on a text, wherever it is computed. Used by one thread at a time, but for {@link #stop}.
 */
public interface TrainingRun {

    /** The training text as it is laid out. */
    Batches training();

    /** The text that is held out, as it is laid out; empty if none is. */
    Optional<Batches> validation();

    /** Steps done. */
    long step();

    /** How often the training text has been read, in parts too. */
    double epoch();

    /** Trains until the end, by whichever {@link Outcome}; may be called again after a stop. */
    Outcome run(Progress progress);

    /** Asks a running {@link #run} to end after the steps it is at; from any thread. */
    void stop();

    /** The mean loss over a text with the weights as they are; training is not disturbed. */
    double measure(Batches batches);

    /** All that is needed to go on from here later. To be taken between steps. */
    Snapshot snapshot();

    /**
     * Goes back, or forward, to where a snapshot was taken.
     *
     * @param snapshot of a run with the same network, text and settings; the number of steps in all may differ
     */
    void restore(Snapshot snapshot);
}
