package org.gateloom.samples.report;

import java.util.ArrayList;
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
    private final Html html = new Html();

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
        html.line("<h1>" + Escaped.html(title) + "</h1>");
        run.stopped().ifPresent(stopped -> html.line("<p class=\"stopped\">" + Escaped.html(stopped) + "</p>"));
        errors(run, standstill);
        html.repetition(command, settings, versions);
        return Frame.page(Frame.title(title), List.of("report.css"), html.toString(), Map.of(), List.of());
    }

    private void errors(Run run, OptionalDouble standstill) {
        html.line("<h2 id=\"results\">Errors over what is held out</h2>");
        List<List<String>> rows = new ArrayList<>();
        for (Measurement validation : run.validation()) {
            rows.add(row(String.format(Locale.ROOT, "%,d", validation.step()), validation.loss()));
        }
        standstill.ifPresent(error -> rows.add(row("saying the row before again", error)));
        html.table("results", List.of("after steps", "squared error", "RMSE in its own unit"), rows);
        html.note("The squared error is a mean over the forecasts, of numbers on the scale of the run: each"
                + " column with mean 0 and deviation 1 over the part that is trained on. Its root is given in the column's own"
                + " unit where one column is forecast.");
    }

    private List<String> row(String name, double error) {
        OptionalDouble root = lesson.rootInUnit(error);
        return List.of(
                name,
                String.format(Locale.ROOT, "%.4f", error),
                root.isPresent() ? String.format(Locale.ROOT, "%.4g", root.getAsDouble()) : "–");
    }
}
