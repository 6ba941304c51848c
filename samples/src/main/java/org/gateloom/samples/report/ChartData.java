package org.gateloom.samples.report;

import java.util.List;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers that a page's charts draw, as JSON:
 *
 * <pre>{@code
 * [{"name": "lstm", "training": {"characters": […], "seconds": […], "loss": […]}, "validation": {…}}, …]
 * }</pre>
 */
final class ChartData {

    private ChartData() {}

    static String json(Comparison comparison) {
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        for (Run run : comparison.runs()) {
            ObjectNode node = runs.addObject();
            node.put("name", run.cell());
            node.set("training", curve(run.training()));
            node.set("validation", curve(run.validation()));
        }
        return runs.toString();
    }

    private static ObjectNode curve(List<Measurement> measurements) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode characters = node.putArray("characters");
        ArrayNode seconds = node.putArray("seconds");
        ArrayNode losses = node.putArray("loss");
        for (Measurement measurement : measurements) {
            characters.add(measurement.characters());
            seconds.add(Math.round(measurement.seconds() * 100) / 100.0);
            losses.add(Math.round(measurement.loss() * 1e5) / 1e5);
        }
        return node;
    }
}
