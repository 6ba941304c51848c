package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.LossDifference;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.compare.TaskTable;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.Sample;

/** What came of a comparison, as lines. */
final class ComparisonText {

    /** Of a sample as many characters are printed; the page has all. */
    private static final int PRINTED = 200;

    private final PrintWriter out;
    private final Comparison comparison;

    ComparisonText(PrintWriter out, Comparison comparison) {
        this.out = out;
        this.comparison = comparison;
    }

    /** Prints it: the table, which differences are real, what stopped, and text from each cell. */
    void print() {
        out.println();
        if (comparison.runs().isEmpty()) {
            out.println("no cell's own run was begun");
            return;
        }
        if (comparison.subject() instanceof Subject.AtLags lags) {
            print(TaskTable.of(new TaskComparison(comparison, lags.tasks())));
        } else {
            print(Table.of(comparison));
            differences();
        }
        for (Run run : comparison.runs()) {
            run.stopped()
                    .ifPresent(stopped -> out.println(run.title()
                            + (comparison.severalSeeds() ? ", seed " + run.seed() + "," : "") + " " + stopped));
        }
        for (Run run : comparison.runs()) {
            if (!run.samples().isEmpty() && run.ended() != Run.Ended.DIVERGED && first(run)) {
                sample(run);
            }
        }
        out.println();
    }

    private void print(Table table) {
        out.print(table);
        out.println(table.note());
    }

    /** Whether it is of the first seed. */
    private boolean first(Run run) {
        return run.seed() == comparison.runs().get(0).seed();
    }

    private void sample(Run run) {
        Sample sample = run.samples().get(run.samples().size() - 1);
        String text = sample.prime() + sample.text();
        int end = text.offsetByCodePoints(0, Math.min(PRINTED, text.codePointCount(0, text.length())));
        out.println();
        out.println(run.cell() + " writes:");
        out.println(text.substring(0, end).indent(2).stripTrailing());
    }

    private void differences() {
        List<LossDifference> differences = LossDifference.of(comparison);
        if (differences.isEmpty()) {
            return;
        }
        List<LossDifference> real =
                differences.stream().filter(LossDifference::real).toList();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d of %s in validation %s more than the seeds' doing (paired t test, p corrected for %s, below %s)%s",
                real.size(),
                Figures.count(differences.size(), "difference"),
                real.size() == 1 ? "is" : "are",
                Figures.count(differences.size(), "comparison"),
                LossDifference.LEVEL,
                real.isEmpty() ? "" : ":"));
        real.forEach(difference -> out.println("  " + difference));
    }
}
