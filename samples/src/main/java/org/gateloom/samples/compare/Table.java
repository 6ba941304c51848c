package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/**
 * A comparison as rows of text, one a cell.
 *
 * @param columns their titles; the first is the cell's name, all others are numbers
 * @param rows as many texts each as there are columns
 * @param note what the numbers are
 */
public record Table(List<String> columns, List<List<String>> rows, String note) {

    /** What the losses are in stands under the table. */
    private static final List<String> COLUMNS =
            List.of("cell", "hidden", "parameters", "training", "validation", "bits", "characters/s", "seconds");

    private static final List<String> COLUMNS_OF_SEEDS = List.of(
            "cell",
            "hidden",
            "parameters",
            "seeds",
            "training",
            "validation",
            "± 95 %",
            "bits",
            "characters/s",
            "seconds");

    private static final String NOTE = "Losses in nats a character, validation in bits too.";

    private static final String NOTE_ON_SEEDS = " Means over the seeds whose runs came to their end, with the 95 %"
            + " interval of the mean of validation; seconds are those of a run.";

    private static final String NOTHING = "–";

    /** Of a comparison. */
    public static Table of(Comparison comparison) {
        List<CellRuns> cells = comparison.cells();
        return comparison.severalSeeds()
                ? new Table(
                        COLUMNS_OF_SEEDS, cells.stream().map(Table::rowOfSeeds).toList(), NOTE + NOTE_ON_SEEDS)
                : new Table(COLUMNS, cells.stream().map(Table::row).toList(), NOTE);
    }

    private static List<String> row(CellRuns cell) {
        Run run = cell.runs().get(0);
        return List.of(
                run.cell(),
                String.format(Locale.ROOT, "%,d", run.hidden()),
                String.format(Locale.ROOT, "%,d", run.parameters()),
                text("%.4f", cell.trainingLoss()),
                text("%.4f", cell.validationLoss()),
                bits(cell),
                text("%,.0f", cell.charactersPerSecond()),
                String.format(Locale.ROOT, "%.1f", cell.seconds()));
    }

    private static List<String> rowOfSeeds(CellRuns cell) {
        List<String> row = new ArrayList<>(row(cell));
        int ended = cell.ended().size();
        int all = cell.runs().size();
        row.add(3, ended == all ? Integer.toString(all) : ended + " of " + all);
        OptionalDouble half = cell.validationLoss().map(Estimate::half).orElse(OptionalDouble.empty());
        row.add(6, half.isPresent() ? String.format(Locale.ROOT, "%.4f", half.getAsDouble()) : NOTHING);
        return List.copyOf(row);
    }

    private static String bits(CellRuns cell) {
        return cell.validationLoss()
                .map(loss -> String.format(Locale.ROOT, "%.4f", Measurement.bits(loss.mean())))
                .orElse(NOTHING);
    }

    private static String text(String format, Optional<Estimate> number) {
        return number.map(value -> String.format(Locale.ROOT, format, value.mean()))
                .orElse(NOTHING);
    }

    /** For a terminal: columns of one width, numbers to the right. */
    @Override
    public String toString() {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, widths));
        lines.add("-".repeat(lines.get(0).length()));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> texts, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < texts.size(); column++) {
            String blanks = " ".repeat(widths[column] - texts.get(column).length());
            line.append(column == 0 ? texts.get(0) + blanks : "  " + blanks + texts.get(column));
        }
        return line.toString();
    }
}
