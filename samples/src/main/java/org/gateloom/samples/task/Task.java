package org.gateloom.samples.task;

/** A task of one length. All of its examples have the same length and as many targets. */
public sealed interface Task permits SymbolTask, Adding {

    /** Which task it is. */
    TaskKind kind();

    /** How many steps lie between what has to be kept and the answer. */
    int lag();

    /** Places of an example. */
    int steps();

    /** Targets of an example. */
    int targets();

    /** The share of targets that is found by who knows the task and has kept nothing. */
    double chance();

    /** {@code recall at lag 100}. */
    default String title() {
        return kind().word() + " at lag " + lag();
    }
}
