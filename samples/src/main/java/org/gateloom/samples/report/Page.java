package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.LossDifference;
import org.gateloom.samples.compare.Subject;
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
        StandingSection.of(comparison).forEach(html::line);
        html.paragraph(summary());
        table();
        RateSection.write(comparison, html);
        differences();
        charts();
        SampleSection.of(comparison).forEach(html::line);
        settings();
        return Frame.page(
                StandingSection.head(comparison, title()),
                List.of("report.css"),
                html.toString(),
                Map.of("runs", ChartData.json(comparison)),
                List.of("figures.js", "report.js"));
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

    private String summary() {
        String same = comparison.runs().size() == 1
                ? ""
                : "All cells were trained on the same " + comparison.subject().noun()
                        + ", with the same settings and seeds"
                        + (comparison.trials().isEmpty() ? "" : ", each with the best of the same learning rates")
                        + ". ";
        return same
                + comparison
                        .best()
                        .map(best -> "The lowest validation loss is that of " + best.cell() + ": "
                                + loss(best.validationLoss().orElseThrow().mean()) + ".")
                        .orElse(
                                comparison.runs().stream().anyMatch(run -> run.ended() == Run.Ended.WELL)
                                        ? "Nothing was held out, so that there is no validation loss to compare by."
                                        : "No run has come to its end.");
    }

    private String loss(double mean) {
        Subject subject = comparison.subject();
        return String.format(Locale.ROOT, "%.4f %s", mean, subject.unit())
                + (subject.inBits() ? String.format(Locale.ROOT, ", or %.4f bits,", Measurement.bits(mean)) : "")
                + " " + subject.each();
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
                + " Losses are means at the end of the run: training over the last steps, by the"
                + " network as it changed and with dropout; validation over the part of the "
                + comparison.subject().noun() + " that is not trained on. Seconds and "
                + comparison.subject().places() + " a second count training alone.");
    }

    private String seed(Run run) {
        return comparison.severalSeeds() ? ", seed " + run.seed() + "," : "";
    }

    /** Which differences are more than the seeds' doing. */
    private void differences() {
        List<LossDifference> differences = LossDifference.of(comparison);
        if (differences.isEmpty()) {
            return;
        }
        line("<h2 id=\"differences\">Which differences are real</h2>");
        html.rows(
                "differences",
                List.of("better", "other", "by, " + comparison.subject().unit(), "± 95 %", "seeds", "p", "real"),
                differences.stream().map(Page::row).toList());
        html.note("Differences of validation losses over the seeds that both cells came to their end with, tested"
                + " by Student's paired t test, two-sided, with p corrected for the number of pairs by Holm's method. Real"
                + " is what has p below " + LossDifference.LEVEL + ". Few seeds show only large differences.");
    }

    private static TableRow row(LossDifference difference) {
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

    private void charts() {
        line("<h2>Learning curves</h2>");
        line("<noscript><p>The curves are drawn by a script, which this browser does not run; the table above holds"
                + " their ends.</p></noscript>");
        String unit = comparison.subject().unit();
        List<List<String>> units = new ArrayList<>(List.of(List.of(unit, unit)));
        if (comparison.subject().inBits()) {
            units.add(List.of("bits", "bits"));
        }
        line("<form class=\"choose\" hidden data-places=\""
                + comparison.subject().places() + "\" data-each=\""
                + comparison.subject().each() + "\">"
                + Html.select(
                        "over",
                        "Over",
                        List.of(
                                List.of("characters", comparison.subject().places() + " read"),
                                List.of("steps", "steps"),
                                List.of("seconds", "seconds of training"),
                                List.of("flops", "floating-point operations")))
                + Html.select("unit", "Loss " + comparison.subject().each() + " in", units)
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
