package org.gateloom.samples.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.task.Task;

/**
 * One cell's training on a task.
 *
 * @param lag of the task
 * @param run the training; its losses are those of an answer
 * @param solvedAfter the step after which the task was solved; empty if it was not
 */
public record TaskRun(int lag, Run run, OptionalLong solvedAfter) {

    /** What came of a training. */
    public static TaskRun of(Task task, Run run, Outcome outcome) {
        return new TaskRun(
                task.lag(),
                run,
                outcome instanceof Outcome.Solved solved ? OptionalLong.of(solved.step()) : OptionalLong.empty());
    }

    /** Share of right answers at the last validation; empty before the first. */
    public OptionalDouble success() {
        List<Measurement> validations = run.validation();
        return validations.isEmpty()
                ? OptionalDouble.empty()
                : validations.get(validations.size() - 1).success();
    }
}
