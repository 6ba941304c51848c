package org.gateloom.samples.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gateloom.samples.run.Run;

/**
 * A cell's runs on a task at one lag, one a seed.
 *
 * @param cell as the user named it
 * @param lag of the task
 * @param runs at least one, in the order of their seeds
 */
public record TaskCell(String cell, int lag, List<TaskRun> runs) {

    public TaskCell {
        runs = List.copyOf(runs);
    }

    /** Those that came to their end; only they count in means. */
    public List<TaskRun> ended() {
        return runs.stream().filter(run -> run.run().ended() == Run.Ended.WELL).toList();
    }

    /** How many solved it. */
    public long solved() {
        return runs.stream().filter(run -> run.solvedAfter().isPresent()).count();
    }

    /** Share of right answers at the end. */
    public Optional<Estimate> success() {
        return estimate(TaskRun::success);
    }

    /** Loss of what is held out at the end, in the unit of the task. */
    public Optional<Estimate> loss() {
        return estimate(run -> run.run().validationLoss());
    }

    /** Steps until it was solved, over the runs that solved it. */
    public Optional<Estimate> steps() {
        return estimate(run -> run.solvedAfter().isPresent()
                ? OptionalDouble.of((double) run.solvedAfter().getAsLong())
                : OptionalDouble.empty());
    }

    /** Seconds of a run. */
    public double seconds() {
        return runs.stream().mapToDouble(run -> run.run().seconds()).sum() / runs.size();
    }

    private Optional<Estimate> estimate(Function<TaskRun, OptionalDouble> number) {
        List<Double> numbers = ended().stream()
                .map(number)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(numbers));
    }
}
