package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/**
 * A comparison as rows of text, one a run.
 *
 * @param columns their titles; the first is the cell's name, all others are numbers
 * @param rows as many texts each as there are columns
 */
public record Table(List<String> columns, List<List<String>> rows) {

    /** What the losses are in stands under the table. */
    private static final List<String> COLUMNS =
            List.of("cell", "hidden", "parameters", "training", "validation", "bits", "characters/s", "seconds");

    /** What stands under the table. */
    public static final String NOTE = "Losses in nats a character, validation in bits too.";

    /** Of a comparison. */
    public static Table of(Comparison comparison) {
        return new Table(COLUMNS, comparison.runs().stream().map(Table::row).toList());
    }

    private static List<String> row(Run run) {
        OptionalDouble validation = run.validationLoss();
        OptionalDouble bits =
                validation.isPresent() ? OptionalDouble.of(Measurement.bits(validation.getAsDouble())) : validation;
        return List.of(
                run.cell(),
                String.format(Locale.ROOT, "%,d", run.hidden()),
                String.format(Locale.ROOT, "%,d", run.parameters()),
                text("%.4f", run.trainingLoss()),
                text("%.4f", validation),
                text("%.4f", bits),
                text("%,.0f", run.charactersPerSecond()),
                String.format(Locale.ROOT, "%.1f", run.seconds()));
    }

    private static String text(String format, OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "–";
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
