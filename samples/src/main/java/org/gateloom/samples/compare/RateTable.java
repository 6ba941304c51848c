package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gateloom.samples.run.Run;

/**
 * The trials of a comparison as text: a row a cell, a column a learning rate, in them the validation loss at the trial's
 * end.
 *
 * @param columns their titles
 * @param rows one a cell
 * @param note what stands under it
 */
public record RateTable(List<String> columns, List<Row> rows, String note) {

    /**
     * A cell's trials.
     *
     * @param losses as text, one a rate
     * @param chosen which of them is the lowest, if any is
     */
    public record Row(String cell, List<String> losses, Set<Integer> chosen) {}

    /** Of a comparison that had trials. */
    public static RateTable of(Comparison comparison) {
        Set<Double> rates = new LinkedHashSet<>();
        Set<String> cells = new LinkedHashSet<>();
        comparison.trials().forEach(trial -> {
            rates.add(trial.learningRate());
            cells.add(trial.title());
        });
        List<String> columns = new ArrayList<>(List.of("cell"));
        rates.forEach(rate -> columns.add(Table.rate(rate)));
        List<Row> rows = new ArrayList<>();
        for (String cell : cells) {
            List<Run> trials = comparison.trials().stream()
                    .filter(trial -> trial.title().equals(cell))
                    .toList();
            Optional<Run> best = LearningRates.best(trials);
            List<String> losses = new ArrayList<>();
            Set<Integer> chosen = new LinkedHashSet<>();
            for (double rate : rates) {
                Optional<Run> trial = trials.stream()
                        .filter(run -> run.learningRate() == rate)
                        .findFirst();
                if (trial.isPresent() && trial.equals(best)) {
                    chosen.add(losses.size());
                }
                losses.add(trial.map(RateTable::loss).orElse("–"));
            }
            rows.add(new Row(cell, losses, chosen));
        }
        String note = "Validation loss at the end of a short run, "
                + comparison.subject().unit() + " "
                + comparison.subject().each()
                + "; each cell had the same trials, and goes on with the rate that had the lowest.";
        return new RateTable(columns, rows, note);
    }

    private static String loss(Run trial) {
        return switch (trial.ended()) {
            case DIVERGED -> "diverged";
            case WELL, INTERRUPTED, TRAINING ->
                trial.validationLoss().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.4f", trial.validationLoss().getAsDouble())
                        : "–";
        };
    }
}
