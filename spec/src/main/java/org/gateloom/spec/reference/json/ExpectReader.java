package org.gateloom.spec.reference.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.reference.Tensor;
import tools.jackson.databind.JsonNode;

/** Reads what a case expects, into the paths of {@code CaseResult.parts}. */
final class ExpectReader {

    private final NestedLists lists;
    private final PartShapes shapes;
    private final Map<String, Tensor> expect = new LinkedHashMap<>();

    private ExpectReader(NestedLists lists, PartShapes shapes) {
        this.lists = lists;
        this.shapes = shapes;
    }

    /**
     * Reads it.
     *
     * @param symbols whether the input is symbols, by which there is no gradient
     */
    static Map<String, Tensor> read(JsonNode node, NestedLists lists, PartShapes shapes, boolean symbols) {
        ExpectReader reader = new ExpectReader(lists, shapes);
        reader.read(node, symbols);
        return reader.expect;
    }

    private void read(JsonNode node, boolean symbols) {
        Map<String, JsonNode> given = lists.entries(node, "expect", List.of("output", "states", "final", "gradient"));
        one(given, "output", shapes.output(), "");
        each(given, "states", shapes.sequences(), "");
        each(given, "final", shapes.states(), "");
        if (given.containsKey("gradient")) {
            List<String> names = symbols ? List.of("parameters", "initial") : List.of("parameters", "input", "initial");
            Map<String, JsonNode> gradient = lists.entries(given.get("gradient"), "expect.gradient", names);
            each(gradient, "parameters", shapes.parameters(), "gradient.");
            one(gradient, "input", shapes.input(), "gradient.");
            each(gradient, "initial", shapes.states(), "gradient.");
        }
    }

    private void one(Map<String, JsonNode> given, String name, ExpectedShape shape, String prefix) {
        if (given.containsKey(name)) {
            lists.tensor(given.get(name), "expect." + prefix + name, shape)
                    .ifPresent(tensor -> expect.put(prefix + name, tensor));
        }
    }

    private void each(Map<String, JsonNode> given, String name, Map<String, ExpectedShape> each, String prefix) {
        if (given.containsKey(name)) {
            lists.tensors(given.get(name), "expect." + prefix + name, each)
                    .forEach((key, tensor) -> expect.put(prefix + name + "." + key, tensor));
        }
    }
}
