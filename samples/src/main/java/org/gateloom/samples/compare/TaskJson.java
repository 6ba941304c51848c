package org.gateloom.samples.compare;

import java.util.Optional;
import org.gateloom.samples.run.Measurement;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison on a task as JSON. */
public final class TaskJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectWriter INDENTED = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private TaskJson() {}

    /** All of it, ending with a line's end. */
    public static String write(TaskComparison comparison) {
        ObjectNode root = NODES.objectNode();
        root.put("command", comparison.all().command());
        root.put("task", comparison.task());
        root.put("chance", comparison.tasks().get(0).chance());
        ObjectNode settings = root.putObject("settings");
        comparison.all().settings().forEach(settings::put);
        ObjectNode versions = root.putObject("versions");
        comparison.all().versions().forEach(versions::put);
        root.put("runsLeft", comparison.all().standing().left());
        comparison.all().standing().now().ifPresent(now -> root.put("now", now));
        ArrayNode cells = root.putArray("cells");
        comparison.cellsByLag().forEach(cell -> cells.add(node(cell)));
        ArrayNode runs = root.putArray("runs");
        comparison.runs().forEach(run -> runs.add(node(run)));
        if (!comparison.all().trials().isEmpty()) {
            ArrayNode trials = root.putArray("trials");
            comparison.all().trials().forEach(trial -> trials.add(node(new TaskRun(trial))));
        }
        return INDENTED.writeValueAsString(root) + "\n";
    }

    private static ObjectNode node(TaskCell cell) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", cell.cell());
        node.put("lag", cell.lag());
        node.put("seeds", cell.runs().size());
        node.put("ended", cell.ended().size());
        node.put("solved", cell.solved());
        put(node, "success", cell.success());
        put(node, "loss", cell.loss());
        put(node, "stepsUntilSolved", cell.steps());
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(value -> {
            ObjectNode inner = node.putObject(name);
            inner.put("mean", value.mean());
            value.half().ifPresent(half -> inner.put("half95", half));
        });
    }

    private static ObjectNode node(TaskRun run) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", run.run().cell());
        node.put("digest", run.run().digest());
        node.put("lag", run.lag());
        node.put("seed", run.run().seed());
        node.put("hidden", run.run().hidden());
        node.put("learningRate", run.run().learningRate());
        node.put("flopsOfAStep", run.run().flops());
        node.put("steps", run.run().steps());
        node.put("parameters", run.run().parameters());
        run.success().ifPresent(success -> node.put("success", success));
        run.run().validationLoss().ifPresent(loss -> node.put("loss", loss));
        run.solvedAfter().ifPresent(step -> node.put("solvedAfter", step));
        run.run().stopped().ifPresent(stopped -> node.put("stopped", stopped));
        node.put("seconds", run.run().seconds());
        ObjectNode validation = node.putObject("validation");
        ArrayNode steps = validation.putArray("step");
        ArrayNode successes = validation.putArray("success");
        ArrayNode losses = validation.putArray("loss");
        for (Measurement measurement : run.run().validation()) {
            steps.add(measurement.step());
            successes.add(measurement.success().orElse(Double.NaN));
            losses.add(measurement.loss());
        }
        return node;
    }
}
