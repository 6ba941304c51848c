package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.samples.run.TaskLesson;

/** A comparison on a task as a table, one row a cell and lag. */
public final class TaskTable {

    private static final List<String> COLUMNS =
            List.of("cell", "lag", "parameters", "right, %", "± 95 %", "solved", "after steps", "loss", "seconds");

    private static final String NOTHING = "–";

    private TaskTable() {}

    /** The table. */
    public static Table of(TaskComparison comparison) {
        return new Table(
                COLUMNS, comparison.cellsByLag().stream().map(TaskTable::row).toList(), note(comparison));
    }

    private static List<String> row(TaskCell cell) {
        List<String> row = new ArrayList<>();
        row.add(cell.cell());
        row.add(Integer.toString(cell.lag()));
        row.add(String.format(Locale.ROOT, "%,d", cell.runs().get(0).run().parameters()));
        row.add(text("%.1f", cell.success().map(success -> 100 * success.mean())));
        row.add(half(cell.success()));
        row.add(cell.solved() + " of " + cell.runs().size());
        row.add(text("%,.0f", cell.steps().map(Estimate::mean)));
        row.add(text("%.4f", cell.loss().map(Estimate::mean)));
        row.add(String.format(Locale.ROOT, "%.1f", cell.seconds()));
        return List.copyOf(row);
    }

    private static String half(Optional<Estimate> success) {
        OptionalDouble half = success.map(Estimate::half).orElse(OptionalDouble.empty());
        return half.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * half.getAsDouble()) : NOTHING;
    }

    private static String text(String format, Optional<Double> number) {
        return number.map(value -> String.format(Locale.ROOT, format, value)).orElse(NOTHING);
    }

    private static String note(TaskComparison comparison) {
        return String.format(
                Locale.ROOT,
                "Right is the share of answers on sequences held out, of which chance gives %.1f %%; loss is in %s an"
                        + " answer. Solved, which ends a run, is %.0f %% in %d validations in a row; the steps until then"
                        + " are a mean over the runs that solved it. All else is a mean over the seeds whose runs came to"
                        + " their end, with the 95 %% interval of the mean; seconds are those of a run.",
                100 * comparison.tasks().get(0).chance(),
                comparison.all().subject().unit(),
                100 * TaskLesson.SOLVED.success(),
                TaskLesson.SOLVED.validations());
    }
}
