package org.gateloom.samples.report;

import java.util.List;
import java.util.Map;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.inspect.GradientCurve;
import org.gateloom.samples.inspect.GradientTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of how far back losses reach. */
public final class GradientPage {

    private GradientPage() {}

    /**
     * The whole file.
     *
     * @param curves of one or more cells, at the same distances
     * @param command as the user typed it
     */
    public static String of(List<GradientCurve> curves, String command) {
        Html html = new Html();
        String title = "How far back the loss reaches";
        html.line("<h1>" + title + "</h1>");
        html.paragraph("How strongly the loss of a character depends on the states k steps before it: the norm of its"
                + " gradient by all that the network hands on there, averaged over positions of the text. A norm that falls"
                + " vanishes, one that rises explodes.");
        html.line(
                "<noscript><p>The figure is drawn by a script, which this browser does not run; the table holds some of"
                        + " its points.</p></noscript>");
        html.line("<form class=\"choose\" hidden>"
                + Html.select(
                        "scale", "Norm", List.of(List.of("own", "as it is"), List.of("relative", "relative to k = 1")))
                + "</form>");
        html.chart("gradients", "Norm of the gradient over the distance");
        html.line("<h2 id=\"norms-title\">Norms</h2>");
        Table table = GradientTable.of(curves);
        html.table("norms-title", table.columns(), table.rows());
        html.note(table.note());
        html.repetition(command);
        return Frame.page(
                Frame.title(title),
                List.of("report.css"),
                html.toString(),
                Map.of("curves", json(curves)),
                List.of("figures.js", "gradients.js"));
    }

    /** {@code [{"cell": "lstm", "trained": true, "norms": [0.5, …]}, …]}; what is no finite number is null. */
    private static String json(List<GradientCurve> curves) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (GradientCurve curve : curves) {
            ObjectNode node = all.addObject();
            node.put("cell", curve.cell());
            node.put("trained", curve.trained());
            ArrayNode norms = node.putArray("norms");
            for (double norm : curve.norms()) {
                if (Double.isFinite(norm)) {
                    norms.add(norm);
                } else {
                    norms.addNull();
                }
            }
        }
        return all.toString();
    }
}
