package org.gateloom.samples.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gateloom.samples.compare.CellRuns;
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
 * [{"name": "lstm", "training": {"steps": […], "characters": […], "seconds": […], "flops": […],
 *   "loss": […]}, "validation": {…}}, …]
 * }</pre>
 *
 * <p>A cell with several seeds has means, as far as all of its runs have come, and beside them {@code low} and {@code high}:
 * the least and the greatest loss of a seed.
 */
final class ChartData {

    private ChartData() {}

    static String json(Comparison comparison) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (CellRuns cell : comparison.cells()) {
            ObjectNode node = all.addObject();
            // One that is still trained would cut off the others where it is.
            List<Run> runs = cell.stopped();
            long flops = runs.get(0).flops();
            node.put("name", cell.cell());
            node.set("training", curve(runs.stream().map(Run::training).toList(), flops));
            node.set("validation", curve(runs.stream().map(Run::validation).toList(), flops));
        }
        return all.toString();
    }

    /** Only steps at which each seed was measured: of seeds that ended at different steps curves have other points. */
    private static ObjectNode curve(List<List<Measurement>> seeds, long flopsOfAStep) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode steps = node.putArray("steps");
        ArrayNode characters = node.putArray("characters");
        ArrayNode seconds = node.putArray("seconds");
        ArrayNode flops = node.putArray("flops");
        ArrayNode losses = node.putArray("loss");
        boolean several = seeds.size() > 1;
        ArrayNode low = several ? node.putArray("low") : null;
        ArrayNode high = several ? node.putArray("high") : null;
        int points = seeds.isEmpty() ? 0 : seeds.get(0).size();
        for (int i = 0; i < points; i++) {
            int at = i;
            long step = seeds.get(0).get(at).step();
            List<Measurement> point = seeds.stream()
                    .flatMap(seed -> seed.stream()
                            .filter(measured -> measured.step() == step)
                            .limit(1))
                    .toList();
            if (point.size() < seeds.size()) {
                continue;
            }
            steps.add(point.get(0).step());
            characters.add(point.get(0).characters());
            seconds.add(rounded(mean(point, Measurement::seconds), 1e2));
            flops.add((double) step * flopsOfAStep);
            losses.add(rounded(mean(point, Measurement::loss), 1e5));
            if (several) {
                low.add(rounded(
                        point.stream().mapToDouble(Measurement::loss).min().orElseThrow(), 1e5));
                high.add(rounded(
                        point.stream().mapToDouble(Measurement::loss).max().orElseThrow(), 1e5));
            }
        }
        return node;
    }

    private static double mean(List<Measurement> point, ToDoubleFunction<Measurement> number) {
        return point.stream().mapToDouble(number).sum() / point.size();
    }

    private static double rounded(double number, double places) {
        return Math.round(number * places) / places;
    }
}
