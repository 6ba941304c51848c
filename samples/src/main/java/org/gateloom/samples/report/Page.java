package org.gateloom.samples.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.samples.compare.CellRuns;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.Difference;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/** A report's page. */
public final class Page {

    private final Comparison comparison;
    private final StringBuilder html = new StringBuilder();

    private Page(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The whole file of a comparison, or of one run. */
    public static String of(Comparison comparison) {
        return new Page(comparison).page();
    }

    private String page() {
        line("<h1>" + Escaped.html(title()) + "</h1>");
        StandingSection.of(comparison).forEach(this::line);
        line("<p>" + Escaped.html(summary()) + "</p>");
        table();
        RateSection.of(comparison).forEach(this::line);
        differences();
        charts();
        SampleSection.of(comparison).forEach(this::line);
        settings();
        return Frame.page(
                StandingSection.head(comparison, title()),
                List.of("report.css"),
                html.toString(),
                Map.of("runs", ChartData.json(comparison)),
                List.of("report.js"));
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
        line("<div class=\"wide\"><table aria-labelledby=\"results\">");
        line("<thead><tr>" + cells(table.columns(), "th scope=\"col\"", "th") + "</tr></thead>");
        line("<tbody>");
        List<CellRuns> cells = comparison.cells();
        for (int i = 0; i < cells.size(); i++) {
            boolean best = comparison.best().filter(cells.get(i)::equals).isPresent();
            List<String> row = table.rows().get(i);
            line((best ? "<tr class=\"best\">" : "<tr>")
                    + cells(row.subList(0, 1), "th scope=\"row\"", "th")
                    + cells(row.subList(1, row.size()), "td", "td")
                    + "</tr>");
        }
        line("</tbody></table></div>");
        comparison.runs().stream()
                .filter(run -> run.ended() != Run.Ended.WELL)
                .forEach(run -> run.stopped()
                        .ifPresent(stopped -> line("<p class=\"stopped\"><strong>" + Escaped.html(run.cell())
                                + "</strong>" + seed(run) + " " + Escaped.html(stopped) + "</p>")));
        line("<p class=\"note\">" + Escaped.html(table.note())
                + " Losses are means at the end of the run: training over the last steps, by the"
                + " network as it changed and with dropout; validation over the part of the "
                + comparison.subject().noun() + " that is not trained on. Seconds and "
                + comparison.subject().places() + " a second count training alone.</p>");
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
        line("<div class=\"wide\"><table aria-labelledby=\"differences\">");
        line("<thead><tr>"
                + cells(
                        List.of(
                                "better",
                                "other",
                                "by, " + comparison.subject().unit(),
                                "± 95 %",
                                "seeds",
                                "p",
                                "real"),
                        "th scope=\"col\"",
                        "th")
                + "</tr></thead><tbody>");
        for (Difference difference : differences) {
            line((difference.real() ? "<tr class=\"best\">" : "<tr>")
                    + cells(List.of(difference.better()), "th scope=\"row\"", "th")
                    + cells(
                            List.of(
                                    difference.other(),
                                    String.format(
                                            Locale.ROOT, "%.4f", difference.by().mean()),
                                    String.format(
                                            Locale.ROOT,
                                            "%.4f",
                                            difference.by().half().orElse(0)),
                                    Integer.toString(difference.seeds()),
                                    String.format(Locale.ROOT, "%.4f", difference.p()),
                                    difference.real() ? "yes" : "not shown"),
                            "td",
                            "td")
                    + "</tr>");
        }
        line("</tbody></table></div>");
        line(
                "<p class=\"note\">Differences of validation losses over the seeds that both cells came to their end with, tested"
                        + " by Student's paired t test, two-sided, with p corrected for the number of pairs by Holm's method. Real"
                        + " is what has p below " + Difference.LEVEL + ". Few seeds show only large differences.</p>");
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
        line("<form id=\"axes\" hidden>");
        line("<label>Over <select id=\"over\" data-places=\""
                + comparison.subject().places()
                + "\"><option value=\"characters\">" + comparison.subject().places() + " read</option>"
                + "<option value=\"steps\">steps</option>"
                + "<option value=\"seconds\">seconds of training</option>"
                + "<option value=\"flops\">floating-point operations</option></select></label>");
        String unit = comparison.subject().unit();
        line("<label>Loss in <select id=\"unit\" data-each=\""
                + comparison.subject().each() + "\"><option value=\""
                + unit + "\">" + unit + "</option>"
                + (comparison.subject().inBits() ? "<option value=\"bits\">bits</option>" : "") + "</select> "
                + comparison.subject().each() + "</label>");
        line("</form>");
        chart("validation", "Validation");
        chart("training", "Training");
        if (comparison.severalSeeds()) {
            line(
                    "<p class=\"note\">Lines are means over the seeds, as far as all of them have come; the shade is from the"
                            + " least to the greatest of a seed.</p>");
        }
    }

    private void chart(String id, String title) {
        line("<h3 id=\"" + id + "-title\">" + title + "</h3>");
        line("<div class=\"chart\" id=\"" + id + "\" role=\"img\" aria-labelledby=\"" + id + "-title\"></div>");
        line("<p class=\"save\" hidden><button type=\"button\" data-chart=\"" + id
                + "\" data-as=\"svg\">Save the figure as SVG</button> <button type=\"button\" data-chart=\"" + id
                + "\" data-as=\"csv\">Save its data as CSV</button></p>");
    }

    private void settings() {
        line("<h2>How to repeat it</h2>");
        line("<pre>" + Escaped.html(comparison.command()) + "</pre>");
        line("<div class=\"sides\">");
        pairs("Settings", comparison.settings());
        pairs("Versions", comparison.versions());
        line("</div>");
        line("<h3 id=\"cells-title\">Cells</h3>");
        line("<div class=\"wide\"><table aria-labelledby=\"cells-title\">");
        line("<thead><tr>"
                + cells(
                        List.of(
                                "cell",
                                "seed",
                                "rate",
                                "steps",
                                "operations of a step",
                                "SHA-256 of its file and bases"),
                        "th scope=\"col\"",
                        "th")
                + "</tr></thead><tbody>");
        for (Run run : comparison.runs()) {
            line("<tr>" + cells(List.of(run.cell()), "th scope=\"row\"", "th")
                    + cells(
                            List.of(
                                    Long.toString(run.seed()),
                                    Double.toString(run.learningRate()),
                                    Long.toString(run.steps()),
                                    Long.toString(run.flops())),
                            "td",
                            "td")
                    + cells(List.of(run.digest()), "td class=\"digest\"", "td") + "</tr>");
        }
        line("</tbody></table></div>");
    }

    private void pairs(String title, Map<String, String> pairs) {
        line("<section><h3>" + title + "</h3><dl>");
        pairs.forEach((name, value) -> line("<dt>" + Escaped.html(name) + "</dt><dd>" + Escaped.html(value) + "</dd>"));
        line("</dl></section>");
    }

    private void line(String text) {
        html.append(text).append('\n');
    }
}
