package org.gateloom.samples.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
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

    private static final String NOTE_ON_SEEDS = " Means over the seeds whose runs came to their end, with the 95 %"
            + " interval of the mean of validation; seconds are those of a run.";

    private static final String NOTE_ON_RATES =
            " Each cell has the learning rate that its trials gave the lowest validation loss.";

    private static final String NOTHING = "–";

    /** A title and what stands below it. What the losses are in stands under the table. */
    private record Column(String title, Function<CellRuns, String> text) {}

    /** Of a comparison. */
    public static Table of(Comparison comparison) {
        boolean seeds = comparison.severalSeeds();
        boolean rates = !comparison.trials().isEmpty();
        List<Column> columns = new ArrayList<>(List.of(
                new Column("cell", CellRuns::cell),
                new Column("hidden", cell -> grouped(first(cell).hidden())),
                new Column("parameters", cell -> grouped(first(cell).parameters()))));
        if (rates) {
            columns.add(new Column("rate", cell -> rate(first(cell).learningRate())));
        }
        if (comparison.runs().stream().mapToLong(Run::steps).distinct().count() > 1) {
            columns.add(new Column("steps", cell -> text("%,.0f", cell.steps())));
        }
        if (seeds) {
            columns.add(new Column("seeds", Table::seeds));
        }
        columns.add(new Column("training", cell -> text("%.4f", cell.trainingLoss())));
        columns.add(new Column("validation", cell -> text("%.4f", cell.validationLoss())));
        if (seeds) {
            columns.add(new Column("± 95 %", Table::half));
        }
        if (comparison.runs().stream().anyMatch(run -> run.success().isPresent())) {
            columns.add(new Column("right, %", Table::right));
        }
        if (comparison.subject().inBits()) {
            columns.add(new Column("bits", Table::bits));
        }
        columns.add(
                new Column(comparison.subject().places() + "/s", cell -> text("%,.0f", cell.charactersPerSecond())));
        columns.add(new Column("seconds", cell -> String.format(Locale.ROOT, "%.1f", cell.seconds())));
        return new Table(
                columns.stream().map(Column::title).toList(),
                comparison.cells().stream()
                        .map(cell -> columns.stream()
                                .map(column -> column.text().apply(cell))
                                .toList())
                        .toList(),
                note(comparison.subject()) + (seeds ? NOTE_ON_SEEDS : "") + (rates ? NOTE_ON_RATES : ""));
    }

    private static String note(Subject subject) {
        return "Losses in " + subject.unit() + " " + subject.each()
                + (subject.inBits() ? ", validation in bits too." : ".")
                + subject.baseline().map(baseline -> " " + baseline.sentence()).orElse("");
    }

    private static String right(CellRuns cell) {
        return cell.success()
                .map(success -> String.format(Locale.ROOT, "%.1f", 100 * success.mean()))
                .orElse(NOTHING);
    }

    private static Run first(CellRuns cell) {
        return cell.runs().get(0);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With two digits, as {@code 0.0021}. */
    public static String rate(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String seeds(CellRuns cell) {
        int ended = cell.ended().size();
        int all = cell.runs().size();
        return ended == all ? Integer.toString(all) : ended + " of " + all;
    }

    private static String half(CellRuns cell) {
        OptionalDouble half = cell.validationLoss().map(Estimate::half).orElse(OptionalDouble.empty());
        return half.isPresent() ? String.format(Locale.ROOT, "%.4f", half.getAsDouble()) : NOTHING;
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
