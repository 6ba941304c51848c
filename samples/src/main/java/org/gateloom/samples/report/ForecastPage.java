package org.gateloom.samples.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;

/** The page of one training on forecasts: its errors over what is held out, beside that of the simplest forecast. */
public final class ForecastPage {

    private final ForecastLesson lesson;
    private final StringBuilder html = new StringBuilder();

    private ForecastPage(ForecastLesson lesson) {
        this.lesson = lesson;
    }

    /**
     * The whole file.
     *
     * @param standstill error of saying the row before again, over what is held out; empty if nothing is
     * @param command that repeats it
     * @param settings by name
     * @param versions by name
     */
    public static String of(
            ForecastLesson lesson,
            Run run,
            OptionalDouble standstill,
            String command,
            Map<String, String> settings,
            Map<String, String> versions) {
        return new ForecastPage(lesson).page(run, standstill, command, settings, versions);
    }

    private String page(
            Run run,
            OptionalDouble standstill,
            String command,
            Map<String, String> settings,
            Map<String, String> versions) {
        String title = "Forecast of " + String.join(", ", lesson.forecast().columns()) + " by " + run.cell();
        line("<h1>" + Escaped.html(title) + "</h1>");
        run.stopped().ifPresent(stopped -> line("<p class=\"stopped\">" + Escaped.html(stopped) + "</p>"));
        errors(run, standstill);
        line("<h2>How to repeat it</h2>");
        line("<pre>" + Escaped.html(command) + "</pre>");
        line("<div class=\"sides\">");
        pairs("Settings", settings);
        pairs("Versions", versions);
        line("</div>");
        return Frame.page(Frame.title(title), List.of("report.css"), html.toString(), Map.of(), List.of());
    }

    private void errors(Run run, OptionalDouble standstill) {
        line("<h2 id=\"results\">Errors over what is held out</h2>");
        line("<div class=\"wide\"><table aria-labelledby=\"results\">");
        line("<thead><tr>"
                + Page.cells(List.of("after steps", "squared error", "RMSE in its own unit"), "th scope=\"col\"", "th")
                + "</tr></thead><tbody>");
        for (Measurement validation : run.validation()) {
            row(String.format(Locale.ROOT, "%,d", validation.step()), validation.loss());
        }
        standstill.ifPresent(error -> row("saying the row before again", error));
        line("</tbody></table></div>");
        line(
                "<p class=\"note\">The squared error is a mean over the forecasts, of numbers on the scale of the run: each"
                        + " column with mean 0 and deviation 1 over the part that is trained on. Its root is given in the column's own"
                        + " unit where one column is forecast.</p>");
    }

    private void row(String name, double error) {
        OptionalDouble root = lesson.rootInUnit(error);
        line("<tr>" + Page.cells(List.of(name), "th scope=\"row\"", "th")
                + Page.cells(
                        List.of(
                                String.format(Locale.ROOT, "%.4f", error),
                                root.isPresent() ? String.format(Locale.ROOT, "%.4g", root.getAsDouble()) : "–"),
                        "td",
                        "td")
                + "</tr>");
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
