package org.gateloom.samples.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.Sample;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
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
        if (comparison.severalSeeds()) {
            ArrayNode cells = root.putArray("cells");
            comparison.cells().forEach(cell -> cells.add(node(cell)));
            ArrayNode differences = root.putArray("differences");
            Difference.of(comparison).forEach(difference -> differences.add(node(difference)));
        }
        ArrayNode runs = root.putArray("runs");
        comparison.runs().forEach(run -> runs.add(node(run)));
        return INDENTED.writeValueAsString(root) + "\n";
    }

    private static ObjectNode node(CellRuns cell) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", cell.cell());
        node.put("seeds", cell.runs().size());
        node.put("ended", cell.ended().size());
        cell.trainingLoss().ifPresent(loss -> node.set("trainingLoss", node(loss)));
        cell.validationLoss().ifPresent(loss -> node.set("validationLoss", node(loss)));
        return node;
    }

    private static ObjectNode node(Difference difference) {
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
        put(node, "half95", estimate.half());
        return node;
    }

    private static ObjectNode node(Run run) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", run.cell());
        node.put("digest", run.digest());
        node.put("hidden", run.hidden());
        node.put("parameters", run.parameters());
        node.put("seed", run.seed());
        put(node, "trainingLoss", run.trainingLoss());
        put(node, "validationLoss", run.validationLoss());
        put(node, "charactersPerSecond", run.charactersPerSecond());
        node.put("seconds", run.seconds());
        run.stopped().ifPresent(stopped -> node.put("stopped", stopped));
        node.set("training", curve(run.training()));
        node.set("validation", curve(run.validation()));
        ArrayNode samples = node.putArray("samples");
        for (Sample sample : run.samples()) {
            ObjectNode text = samples.addObject();
            text.put("temperature", sample.temperature());
            text.put("prime", sample.prime());
            text.put("text", sample.text());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble number) {
        number.ifPresent(value -> node.put(name, value));
    }

    /** By column, for it is read by charts. */
    static ObjectNode curve(List<Measurement> measurements) {
        ObjectNode node = NODES.objectNode();
        ArrayNode steps = node.putArray("step");
        ArrayNode characters = node.putArray("characters");
        ArrayNode seconds = node.putArray("seconds");
        ArrayNode losses = node.putArray("loss");
        for (Measurement measurement : measurements) {
            steps.add(measurement.step());
            characters.add(measurement.characters());
            seconds.add(measurement.seconds());
            losses.add(measurement.loss());
        }
        return node;
    }
}
