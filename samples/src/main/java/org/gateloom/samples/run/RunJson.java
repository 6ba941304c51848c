package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A run as JSON, and back. */
public final class RunJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunJson() {}

    /** All of it. */
    public static ObjectNode node(Run run) {
        ObjectNode node = NODES.objectNode();
        node.put("cell", run.cell());
        run.lag().ifPresent(lag -> node.put("lag", lag));
        node.put("digest", run.digest());
        node.put("hidden", run.hidden());
        node.put("parameters", run.parameters());
        node.put("seed", run.seed());
        node.put("learningRate", run.learningRate());
        node.put("flopsOfAStep", run.flops());
        put(node, "trainingLoss", run.trainingLoss());
        put(node, "validationLoss", run.validationLoss());
        put(node, "success", run.success());
        put(node, "charactersPerSecond", run.charactersPerSecond());
        node.put("steps", run.steps());
        node.put("seconds", run.seconds());
        node.put("ended", run.ended().name().toLowerCase(Locale.ROOT));
        run.stopped().ifPresent(stopped -> node.put("stopped", stopped));
        node.set("training", curve(run.training()));
        node.set("validation", curve(run.validation()));
        node.set("samples", samples(run.samples()));
        return node;
    }

    /** Texts, in their order. */
    static ArrayNode samples(List<Sample> samples) {
        ArrayNode texts = NODES.arrayNode();
        for (Sample sample : samples) {
            ObjectNode text = texts.addObject();
            text.put("step", sample.step());
            text.put("temperature", sample.temperature());
            text.put("prime", sample.prime());
            text.put("text", sample.text());
        }
        return texts;
    }

    /**
     * The texts that {@link #samples(List)} wrote.
     *
     * @throws IllegalArgumentException if they are none
     */
    static List<Sample> samples(JsonNode texts) {
        List<Sample> samples = new ArrayList<>();
        if (!texts.isArray()) {
            throw new IllegalArgumentException("texts are a list");
        }
        for (JsonNode text : texts) {
            if (!text.path("step").isIntegralNumber() || !text.path("text").isString()) {
                throw new IllegalArgumentException("each has a step and a text");
            }
            samples.add(new Sample(
                    text.path("step").asLong(),
                    text.path("temperature").asDouble(),
                    text.path("prime").asString(),
                    text.path("text").asString()));
        }
        return samples;
    }

    private static void put(ObjectNode node, String name, OptionalDouble number) {
        number.ifPresent(value -> node.put(name, value));
    }

    /** By column, for it is read by charts. */
    private static ObjectNode curve(List<Measurement> measurements) {
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
        if (measurements.stream().anyMatch(measurement -> measurement.success().isPresent())) {
            ArrayNode successes = node.putArray("success");
            measurements.forEach(
                    measurement -> successes.add(measurement.success().orElse(0)));
        }
        return node;
    }

    /**
     * The run that {@link #node} wrote.
     *
     * @throws IllegalArgumentException if its end is none that is known
     */
    public static Run read(JsonNode node) {
        return new Run(
                node.path("cell").asString(),
                node.has("lag") ? OptionalInt.of(node.path("lag").asInt()) : OptionalInt.empty(),
                node.path("digest").asString(),
                node.path("hidden").asInt(),
                node.path("parameters").asLong(),
                node.path("seed").asLong(),
                node.path("learningRate").asDouble(),
                node.path("flopsOfAStep").asLong(),
                node.has("trainingLoss")
                        ? OptionalDouble.of(node.path("trainingLoss").asDouble())
                        : OptionalDouble.empty(),
                curve(node.path("training")),
                curve(node.path("validation")),
                samples(node.path("samples")),
                Run.Ended.valueOf(node.path("ended").asString().toUpperCase(Locale.ROOT)),
                node.has("stopped") ? Optional.of(node.path("stopped").asString()) : Optional.empty());
    }

    private static List<Measurement> curve(JsonNode node) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < node.path("step").size(); i++) {
            measurements.add(new Measurement(
                            node.path("step").path(i).asLong(),
                            node.path("characters").path(i).asLong(),
                            node.path("seconds").path(i).asDouble(),
                            node.path("loss").path(i).asDouble())
                    .with(
                            node.has("success")
                                    ? OptionalDouble.of(
                                            node.path("success").path(i).asDouble())
                                    : OptionalDouble.empty()));
        }
        return measurements;
    }
}
