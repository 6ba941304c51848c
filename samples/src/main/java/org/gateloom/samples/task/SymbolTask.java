package org.gateloom.samples.task;

import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Vocabulary;

/** A task whose examples are symbols to read and symbols to say. */
public sealed interface SymbolTask extends Task permits Recall, Copy, TemporalOrder, Timing {

    /** What is read and what is said. */
    Vocabulary vocabulary();

    /** An example as it is examined; the same chance gives the same one. */
    Example example(RandomGenerator random);

    /** An example to train on; the same but where a task says how it differs. */
    default Example exercise(RandomGenerator random) {
        return example(random);
    }
}
