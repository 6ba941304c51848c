package org.gateloom.samples.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gateloom.samples.compare.ConfusionTable;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.Confusion;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/** The page of one training on series with labels: its answers to those that are held out, and which classes it confuses. */
public final class ClassificationPage {

    private ClassificationPage() {}

    /**
     * The whole file.
     *
     * @param oneForAll the share of who says one class of all that is held out; empty if nothing is
     * @param confusion over what is held out; empty if nothing is, or where the training diverged
     * @param command that repeats it
     * @param settings by name
     * @param versions by name
     */
    public static String of(
            ClassificationLesson lesson,
            Run run,
            OptionalDouble oneForAll,
            Optional<Confusion> confusion,
            String command,
            Map<String, String> settings,
            Map<String, String> versions) {
        String title = "Classes of " + lesson.classification().column() + " by " + run.cell();
        Html html = new Html().line("<h1>" + Escaped.html(title) + "</h1>");
        run.stopped().ifPresent(stopped -> html.line("<p class=\"stopped\">" + Escaped.html(stopped) + "</p>"));
        oneForAll.ifPresent(share -> {
            html.line("<h2 id=\"results\">Answers to the series that are held out</h2>");
            html.table(
                    "results",
                    List.of("after steps", "right, %", "cross entropy, nats"),
                    Stream.concat(
                                    run.validation().stream().map(ClassificationPage::row),
                                    Stream.of(List.of("one answer for all", percent(share), "–")))
                            .toList());
            html.note(
                    "Whole series are held out, of each class the same share, and drawn in the same way for every seed. The"
                            + " cross entropy is that of the answer at a series' last row.");
        });
        confusion.ifPresent(counts -> {
            Table table = ConfusionTable.of(counts);
            html.line("<h2 id=\"confusion\">Which classes are taken for which</h2>");
            html.table("confusion", table.columns(), table.rows());
            html.note(table.note() + " After the last step; " + counts.right() + " of " + counts.all() + " are right.");
        });
        html.repetition(command, settings, versions);
        return Frame.page(Frame.title(title), List.of("report.css"), html.toString(), Map.of(), List.of());
    }

    private static List<String> row(Measurement validation) {
        return List.of(
                String.format(Locale.ROOT, "%,d", validation.step()),
                validation.success().isPresent() ? percent(validation.success().getAsDouble()) : "–",
                String.format(Locale.ROOT, "%.4f", validation.loss()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
