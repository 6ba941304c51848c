package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.Difference;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/** A report's page. */
public final class Page {

    private final Comparison comparison;
    private final Html html = new Html();

    private Page(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The whole file of a comparison, or of one run. */
    public static String of(Comparison comparison) {
        return new Page(comparison).page();
    }

    private String page() {
        line("<h1>" + Escaped.html(title()) + "</h1>");
        standing();
        html.paragraph(summary());
        table();
        RateSection.write(comparison, html);
        differences();
        charts();
        SampleSection.of(comparison).forEach(html::line);
        settings();
        return Frame.page(
                head(),
                List.of("report.css"),
                html.toString(),
                Map.of("runs", ChartData.json(comparison)),
                List.of("figures.js", "report.js"));
    }

    /** Where no script runs, the page of an unfinished comparison is read again by itself. */
    private String head() {
        return Frame.title(title())
                + (comparison.standing().now().isPresent()
                        ? "\n<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"
                        : "");
    }

    private String title() {
        List<Run> runs = comparison.runs();
        return runs.size() == 1 && comparison.standing().equals(Comparison.Standing.DONE)
                ? "Training of " + runs.get(0).cell()
                : comparison.cells().isEmpty()
                        ? "Comparison of cells"
                        : "Comparison of " + comparison.cells().size()
                                + (comparison.cells().size() == 1 ? " cell" : " cells");
    }

    /** Nothing where all is done. */
    private void standing() {
        Comparison.Standing standing = comparison.standing();
        if (standing.now().isPresent()) {
            line("<p class=\"going\" id=\"going\">It is going on, and this page follows it: "
                    + Escaped.html(standing.now().get()) + ".</p>");
        } else if (standing.left() > 0) {
            line("<p class=\"going\">It was ended before its time: " + standing.left()
                    + (standing.left() == 1 ? " run is" : " runs are")
                    + " not done. The command under “How to repeat it” goes on with it.</p>");
        }
    }

    private String summary() {
        String same = comparison.runs().size() == 1
                ? ""
                : "All cells were trained on the same text, with the same settings and seeds"
                        + (comparison.trials().isEmpty() ? "" : ", each with the best of the same learning rates")
                        + ". ";
        return same
                + comparison
                        .best()
                        .map(best -> String.format(
                                Locale.ROOT,
                                "The lowest validation loss is that of %s: %.4f nats, or %.4f bits, a character.",
                                best.cell(),
                                best.validationLoss().orElseThrow().mean(),
                                Measurement.bits(
                                        best.validationLoss().orElseThrow().mean())))
                        .orElse(
                                comparison.runs().stream().anyMatch(run -> run.ended() == Run.Ended.WELL)
                                        ? "Nothing was held out, so that there is no validation loss to compare by."
                                        : "No run has come to its end.");
    }

    private void table() {
        Table table = Table.of(comparison);
        line("<h2 id=\"results\">Results</h2>");
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            boolean best =
                    comparison.best().filter(comparison.cells().get(i)::equals).isPresent();
            List<String> row = table.rows().get(i);
            rows.add(best ? TableRow.best(row) : TableRow.of(row));
        }
        html.rows("results", table.columns(), rows);
        comparison.runs().stream()
                .filter(run -> run.ended() != Run.Ended.WELL)
                .forEach(run -> run.stopped()
                        .ifPresent(stopped -> line("<p class=\"stopped\"><strong>" + Escaped.html(run.cell())
                                + "</strong>" + seed(run) + " " + Escaped.html(stopped) + "</p>")));
        html.note(table.note()
                + " Losses are means over characters at the end of the run: training over the last steps, by the"
                + " network as it changed and with dropout; validation over the part of the text that is not trained on."
                + " Seconds and characters a second count training alone.");
    }

    private String seed(Run run) {
        return comparison.severalSeeds() ? ", seed " + run.seed() + "," : "";
    }

    /** Which differences are more than the seeds' doing. */
    private void differences() {
        List<Difference> differences = Difference.of(comparison);
        if (differences.isEmpty()) {
            return;
        }
        line("<h2 id=\"differences\">Which differences are real</h2>");
        html.rows(
                "differences",
                List.of("better", "other", "by, nats", "± 95 %", "seeds", "p", "real"),
                differences.stream().map(Page::row).toList());
        html.note("Differences of validation losses over the seeds that both cells came to their end with, tested"
                + " by Student's paired t test, two-sided, with p corrected for the number of pairs by Holm's method. Real"
                + " is what has p below " + Difference.LEVEL + ". Few seeds show only large differences.");
    }

    private static TableRow row(Difference difference) {
        List<String> texts = List.of(
                difference.better(),
                difference.other(),
                String.format(Locale.ROOT, "%.4f", difference.by().mean()),
                String.format(Locale.ROOT, "%.4f", difference.by().half().orElse(0)),
                Integer.toString(difference.seeds()),
                String.format(Locale.ROOT, "%.4f", difference.p()),
                difference.real() ? "yes" : "not shown");
        return difference.real() ? TableRow.best(texts) : TableRow.of(texts);
    }

    /** Texts as cells of a table's row. */
    static String cells(List<String> texts, String open, String close) {
        StringBuilder cells = new StringBuilder();
        texts.forEach(text -> cells.append("<" + open + ">" + Escaped.html(text) + "</" + close + ">"));
        return cells.toString();
    }

    private void charts() {
        line("<h2>Learning curves</h2>");
        line("<noscript><p>The curves are drawn by a script, which this browser does not run; the table above holds"
                + " their ends.</p></noscript>");
        line("<form class=\"choose\" hidden>"
                + Html.select(
                        "over",
                        "Over",
                        List.of(
                                List.of("characters", "characters read"),
                                List.of("steps", "steps"),
                                List.of("seconds", "seconds of training"),
                                List.of("flops", "floating-point operations")))
                + Html.select("unit", "Loss a character in", List.of(List.of("nats", "nats"), List.of("bits", "bits")))
                + "</form>");
        html.chart("validation", "Validation");
        html.chart("training", "Training");
        if (comparison.severalSeeds()) {
            html.note("Lines are means over the seeds, as far as all of them have come; the shade is from the"
                    + " least to the greatest of a seed.");
        }
    }

    private void settings() {
        html.repetition(comparison.command(), comparison.settings(), comparison.versions());
        line("<h3 id=\"cells-title\">Cells</h3>");
        List<String> columns =
                List.of("cell", "seed", "rate", "steps", "operations of a step", "SHA-256 of its file and bases");
        html.rows(
                "cells-title",
                columns,
                comparison.runs().stream()
                        .map(run -> new TableRow(
                                List.of(
                                        run.cell(),
                                        Long.toString(run.seed()),
                                        Double.toString(run.learningRate()),
                                        Long.toString(run.steps()),
                                        Long.toString(run.flops()),
                                        run.digest()),
                                "",
                                Map.of(columns.size() - 1, "digest")))
                        .toList());
    }

    private void line(String markup) {
        html.line(markup);
    }
}
