package org.gateloom.samples.task;

import java.util.SplittableRandom;

/**
 * Examples of a task, numbered, each made when it is read. A chunk has one a stream, and a network begins each with fresh
 * states. What an example consists of is told by its batches.
 */
abstract sealed class NumberedExamples permits TaskBatches, AddingBatches {

    private final Task task;
    private final Numbering numbering;

    NumberedExamples(Task task, Numbering numbering) {
        this.task = task;
        this.numbering = numbering;
    }

    public int streams() {
        return numbering.streams();
    }

    public int chunks() {
        return numbering.chunks();
    }

    public int steps(int chunk) {
        return task.steps();
    }

    public int targets(int chunk) {
        return task.targets() * numbering.streams();
    }

    public boolean begins(int chunk) {
        return true;
    }

    /** How many examples there are. */
    public long examples() {
        return numbering.examples();
    }

    /** The chance of the example of a number. */
    SplittableRandom chance(long number) {
        return numbering.chance(number);
    }

    /** The chance of the example of a stream in a chunk. */
    SplittableRandom chance(int chunk, int stream) {
        return numbering.chance(chunk, stream);
    }
}
