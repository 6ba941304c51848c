package org.gateloom.samples.compare;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.TaskLesson;

/**
 * One cell's training on a task.
 *
 * @param run the training; its losses are those of an answer
 */
public record TaskRun(Run run) {

    /** The lag of the task. */
    public int lag() {
        return run.lag().orElseThrow();
    }

    /** The step after which the task was solved; empty if it was not. */
    public OptionalLong solvedAfter() {
        return run.solvedAfter(TaskLesson.SOLVED);
    }

    /** Share of right answers at the last validation; empty before the first. */
    public OptionalDouble success() {
        return run.success();
    }
}
