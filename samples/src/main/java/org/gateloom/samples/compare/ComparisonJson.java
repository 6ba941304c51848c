package org.gateloom.samples.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gateloom.samples.run.RunJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as JSON. */
public final class ComparisonJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectWriter INDENTED = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private ComparisonJson() {}

    /** All of it, ending with a line's end. */
    public static String write(Comparison comparison) {
        ObjectNode root = NODES.objectNode();
        root.put("command", comparison.command());
        ObjectNode settings = root.putObject("settings");
        comparison.settings().forEach(settings::put);
        ObjectNode versions = root.putObject("versions");
        comparison.versions().forEach(versions::put);
        comparison.subject().baseline().ifPresent(baseline -> root.set("baseline", node(baseline)));
        root.put("runsLeft", comparison.standing().left());
        comparison.standing().now().ifPresent(now -> root.put("now", now));
        if (comparison.severalSeeds()) {
            ArrayNode cells = root.putArray("cells");
            comparison.cells().forEach(cell -> cells.add(node(cell)));
            ArrayNode differences = root.putArray("differences");
            LossDifference.of(comparison).forEach(difference -> differences.add(node(difference)));
        }
        ArrayNode runs = root.putArray("runs");
        comparison.runs().forEach(run -> runs.add(RunJson.node(run)));
        if (!comparison.trials().isEmpty()) {
            ArrayNode trials = root.putArray("trials");
            comparison.trials().forEach(trial -> trials.add(RunJson.node(trial)));
        }
        return INDENTED.writeValueAsString(root) + "\n";
    }

    private static ObjectNode node(Baseline baseline) {
        ObjectNode node = NODES.objectNode();
        node.put("sentence", baseline.sentence());
        node.put(baseline.number(), baseline.value());
        return node;
    }

    private static ObjectNode node(CellRuns cell) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", cell.cell());
        node.put("seeds", cell.runs().size());
        node.put("ended", cell.ended().size());
        cell.trainingLoss().ifPresent(loss -> node.set("trainingLoss", node(loss)));
        cell.validationLoss().ifPresent(loss -> node.set("validationLoss", node(loss)));
        cell.success().ifPresent(success -> node.set("success", node(success)));
        return node;
    }

    private static ObjectNode node(LossDifference difference) {
        ObjectNode node = NODES.objectNode();
        node.put("better", difference.better());
        node.put("other", difference.other());
        node.set("by", node(difference.by()));
        node.put("seeds", difference.seeds());
        node.put("p", difference.p());
        node.put("real", difference.real());
        return node;
    }

    private static ObjectNode node(Estimate estimate) {
        ObjectNode node = NODES.objectNode();
        node.put("mean", estimate.mean());
        OptionalDouble half = estimate.half();
        half.ifPresent(value -> node.put("half95", value));
        return node;
    }

    /**
     * The settings of the comparison that {@link #write} wrote; empty if this is none.
     *
     * @param json its file
     */
    public static Map<String, String> settings(Path json) {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> setting :
                    JsonMapper.shared().readTree(json).path("settings").properties()) {
                settings.put(setting.getKey(), setting.getValue().asString());
            }
        } catch (JacksonException e) {
            return Map.of();
        }
        return settings;
    }
}
