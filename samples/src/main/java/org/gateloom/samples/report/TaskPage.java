package org.gateloom.samples.report;

import java.util.List;
import java.util.Map;
import org.gateloom.samples.compare.Estimate;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.compare.TaskCell;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.compare.TaskRun;
import org.gateloom.samples.compare.TaskTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of a comparison on a task: success by lag, and all numbers. */
public final class TaskPage {

    private final TaskComparison comparison;
    private final Html html = new Html();

    private TaskPage(TaskComparison comparison) {
        this.comparison = comparison;
    }

    /** The whole file. */
    public static String of(TaskComparison comparison) {
        return new TaskPage(comparison).page();
    }

    private String page() {
        String title = "The task " + comparison.task();
        html.line("<h1>" + Escaped.html(title) + "</h1>");
        StandingSection.of(comparison.all()).forEach(html::line);
        html.paragraph(summary());
        chart();
        table();
        RateSection.write(comparison.all(), html);
        html.repetition(
                comparison.all().command(),
                comparison.all().settings(),
                comparison.all().versions());
        return Frame.page(
                StandingSection.head(comparison.all(), title),
                List.of("report.css"),
                html.toString(),
                Map.of("numbers", numbers()),
                List.of("figures.js", "tasks.js"));
    }

    private String summary() {
        return "To be learnt: " + comparison.tasks().get(0).kind().about() + "."
                + (comparison.runs().size() == 1
                        ? ""
                        : " All cells were trained on the same sequences, with the same settings and seeds"
                                + (comparison.all().trials().isEmpty()
                                        ? "."
                                        : ", each with the best of the same learning rates."));
    }

    private void chart() {
        html.line("<h2>Right answers by lag</h2>");
        html.line(
                "<noscript><p>The chart is drawn by a script, which this browser does not run; the table below holds its"
                        + " numbers.</p></noscript>");
        html.chart("success", "Share of right answers");
        html.note("Points are means over the seeds, bars their 95 % intervals; the broken line is chance.");
    }

    private void table() {
        Table table = TaskTable.of(comparison);
        html.line("<h2 id=\"results\">Results</h2>");
        html.table("results", table.columns(), table.rows());
        for (TaskRun run : comparison.runs()) {
            run.run()
                    .stopped()
                    .ifPresent(stopped -> html.line("<p class=\"stopped\"><strong>"
                            + Escaped.html(run.run().cell()) + "</strong> at lag " + run.lag() + ", seed "
                            + run.run().seed() + ", " + Escaped.html(stopped) + "</p>"));
        }
        html.note(table.note());
    }

    /** What the chart draws: by cell the lags, and at each the mean of success and half of its interval, in per cent. */
    private String numbers() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("chance", 100 * comparison.tasks().get(0).chance());
        ArrayNode cells = root.putArray("cells");
        for (String name : comparison.cells()) {
            ObjectNode cell = cells.addObject();
            cell.put("name", name);
            ArrayNode points = cell.putArray("points");
            for (TaskCell at : comparison.of(name)) {
                at.success().ifPresent(success -> points.add(point(at.lag(), success)));
            }
        }
        return root.toString();
    }

    private static ArrayNode point(int lag, Estimate success) {
        ArrayNode point = JsonNodeFactory.instance.arrayNode();
        point.add(lag);
        point.add(rounded(100 * success.mean()));
        point.add(rounded(100 * success.half().orElse(0)));
        return point;
    }

    private static double rounded(double percent) {
        return Math.round(percent * 100) / 100.0;
    }
}
