package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gateloom.samples.run.Run;

/**
 * A cell's runs, one a seed.
 *
 * @param cell as the user named it
 * @param runs at least one, in the order of their seeds
 */
public record CellRuns(String cell, List<Run> runs) {

    public CellRuns {
        runs = List.copyOf(runs);
    }

    /** Runs by their cells, in the order in which these first occur; a cell that was named twice is there twice. */
    static List<CellRuns> of(List<Run> runs) {
        List<List<Run>> groups = new ArrayList<>();
        for (Run run : runs) {
            groups.stream()
                    .filter(group -> group.get(0).cell().equals(run.cell())
                            && group.stream().noneMatch(other -> other.seed() == run.seed()))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Run> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(run);
        }
        return groups.stream()
                .map(group -> new CellRuns(group.get(0).cell(), group))
                .toList();
    }

    /** Those that came to their end; only they count in means. */
    public List<Run> ended() {
        return runs.stream().filter(run -> run.ended() == Run.Ended.WELL).toList();
    }

    /** Those that are not being trained any more; where there is none, the one that is. */
    public List<Run> stopped() {
        List<Run> stopped =
                runs.stream().filter(run -> run.ended() != Run.Ended.TRAINING).toList();
        return stopped.isEmpty() ? runs : stopped;
    }

    /** Training loss at the end. */
    public Optional<Estimate> trainingLoss() {
        return estimate(Run::trainingLoss);
    }

    /** Validation loss at the end. */
    public Optional<Estimate> validationLoss() {
        return estimate(Run::validationLoss);
    }

    /** Share of right answers at the end, of which there is none where no answer is right or wrong. */
    public Optional<Estimate> success() {
        return estimate(Run::success);
    }

    /** Characters trained on in a second; rows or sequences where these are counted. */
    public Optional<Estimate> charactersPerSecond() {
        return estimate(Run::charactersPerSecond);
    }

    /** Steps of a run. */
    public Optional<Estimate> steps() {
        return estimate(
                run -> run.training().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) run.steps()));
    }

    /** Seconds of a run. */
    public double seconds() {
        return runs.stream().mapToDouble(Run::seconds).sum() / runs.size();
    }

    /** Over the runs that came to their end, or where none did over all. */
    private Optional<Estimate> estimate(Function<Run, OptionalDouble> number) {
        List<Double> numbers = (ended().isEmpty() ? runs : ended())
                .stream()
                        .map(number)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(numbers));
    }
}
