package org.gateloom.samples.task;

import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Vocabulary;

/** A task of one length. All of its examples have the same length and as many targets. */
public sealed interface Task permits Recall, Copy, TemporalOrder, Timing {

    /** Which task it is. */
    TaskKind kind();

    /** How many steps lie between what has to be kept and the answer. */
    int lag();

    /** What is read and what is said. */
    Vocabulary vocabulary();

    /** Symbols of an example. */
    int steps();

    /** Targets of an example. */
    int targets();

    /** The share of targets that is found by who knows the task and has kept nothing. */
    double chance();

    /** An example as it is examined; the same chance gives the same one. */
    Example example(RandomGenerator random);

    /** An example to train on; the same but where a task says how it differs. */
    default Example exercise(RandomGenerator random) {
        return example(random);
    }

    /** {@code recall at lag 100}. */
    default String title() {
        return kind().word() + " at lag " + lag();
    }
}
