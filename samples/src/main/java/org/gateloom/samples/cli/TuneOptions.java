package org.gateloom.samples.cli;

import java.util.List;
import java.util.Map;
import org.gateloom.samples.compare.LearningRates;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Option;

/** The options of the search for each cell's learning rate. */
final class TuneOptions {

    /** A trial's part of a run. */
    private static final int PART = 5;

    @Option(
            names = "--tune",
            description =
                    "Try the learning rates 0.0005, 0.0011, 0.0022, 0.0047 and 0.01 with each cell in short runs of the"
                            + " first seed, and train it with the one of the lowest validation loss.")
    private boolean tune;

    @Option(
            names = "--tune-steps",
            paramLabel = "N",
            description = "Steps of each of these short runs; a fifth of a run unless told.")
    @Within(from = 1, to = 1e9)
    private Long steps;

    /**
     * Nothing, when the options go together.
     *
     * @param options what is told beside them
     */
    void accept(TrainingOptions options, BudgetOptions budget) {
        if (tune && options.toldLearningRate()) {
            throw Stop.wrong("--tune chooses the learning rate of each cell; leave --learning-rate, or --tune");
        }
        if (steps != null && !tune) {
            throw Stop.wrong("--tune-steps says how long a trial of --tune is; add --tune");
        }
        if (steps != null && budget.seconds().isPresent()) {
            throw Stop.wrong(
                    "--tune-steps counts steps where --seconds counts time; leave it: a trial is a fifth of the"
                            + " seconds");
        }
    }

    /** Whether rates are tried. */
    boolean told() {
        return tune;
    }

    /** The trials of a cell, one a rate; none where nothing is tried. */
    List<TrainingSettings> trials(TrainingSettings settings) {
        if (!tune) {
            return List.of();
        }
        long length = steps == null ? Math.max(1, settings.steps() / PART) : steps;
        TrainingSettings trial = settings.seconds() > 0
                ? settings.withSeconds(settings.seconds() / PART)
                : settings.withSteps(length).withValidateEvery(length);
        return LearningRates.GRID.stream().map(trial::withLearningRate).toList();
    }

    /** What reports have in place of the learning rate. */
    Map<String, String> named() {
        return tune
                ? Map.of(
                        "learning-rate",
                        "for each cell the best of "
                                + String.join(
                                        ", ",
                                        LearningRates.GRID.stream()
                                                .map(Table::rate)
                                                .toList())
                                + " after " + (steps == null ? "a fifth of a run" : Figures.count(steps, "step")))
                : Map.of();
    }
}
