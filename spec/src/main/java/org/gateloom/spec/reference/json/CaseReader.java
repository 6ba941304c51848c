package org.gateloom.spec.reference.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseShapes;
import org.gateloom.spec.reference.Cotangent;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Tensor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a case of a cell from JSON; the package page says what may stand in it. */
public final class CaseReader {

    /** No case is larger; it keeps a slip of the keyboard from asking for all memory. */
    private static final int LARGEST_SIZE = 100_000;

    private static final Pattern PARSER_TALK = Pattern.compile(" \\(start marker at .*|: enable `.*|, from `[^`]*`");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final CellGraph graph;
    private final List<String> problems = new ArrayList<>();
    private final NestedLists lists = new NestedLists(problems);

    private CaseReader(CellGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads a case.
     *
     * @param graph the cell it is put to
     * @param json the text
     */
    public static CaseReading read(CellGraph graph, String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException notJson) {
            return new CaseReading.Refused(List.of(sentence(notJson)));
        }
        CaseReader reader = new CaseReader(graph);
        Optional<Case> given = reader.given(root);
        return reader.problems.isEmpty() && given.isPresent()
                ? new CaseReading.Read(given.get())
                : new CaseReading.Refused(reader.problems);
    }

    /** Without what the parser says to programmers: where it keeps its text, which switch would allow what. */
    private static String sentence(JacksonException notJson) {
        String what = notJson instanceof MismatchedInputException
                ? "there is more behind its end"
                : notJson.getOriginalMessage().lines().findFirst().orElse("");
        return place(notJson.getLocation()) + "not JSON: "
                + PARSER_TALK.matcher(what).replaceAll("");
    }

    /** The parser knows no place for a text that is too deep or too long for it. */
    private static String place(TokenStreamLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private Optional<Case> given(JsonNode root) {
        Map<String, JsonNode> parts = lists.entries(
                root,
                NestedLists.ROOT,
                List.of("sizes", "parameters", "input", "symbols", "initial", "masks", "cotangent", "expect"));
        if (!root.isObject()) {
            return Optional.empty();
        }
        Optional<Map<String, Integer>> sizes = sizes(parts);
        if (sizes.isEmpty()) {
            return Optional.empty();
        }
        Optional<PartShapes> ofOneRow = shapes(sizes.get(), 1, 1);
        if (ofOneRow.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Tensor> parameters = parameters(parts, ofOneRow.get().parameters());
        Optional<InputSequence> input = input(parts, sizes.get().get("in"));
        return input.flatMap(known -> shapes(sizes.get(), known.steps(), known.batch()))
                .map(shapes -> new Case(
                        sizes.get(),
                        parameters,
                        input.get(),
                        initial(parts, shapes),
                        masks(parts, shapes),
                        cotangent(parts, shapes),
                        expect(parts, shapes, input.get() instanceof InputSequence.Symbols)));
    }

    private Optional<Map<String, Integer>> sizes(Map<String, JsonNode> parts) {
        List<String> names = new ArrayList<>(List.of("in", "hidden"));
        graph.sizes().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        if (!parts.containsKey("sizes")) {
            lists.missing(NestedLists.ROOT, "sizes", "expected an object with " + String.join(", ", names));
            return Optional.empty();
        }
        int before = problems.size();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        lists.entries(parts.get("sizes"), "sizes", names).forEach((name, number) -> {
            boolean whole = number.isIntegralNumber() && number.canConvertToInt();
            if (whole && number.intValue() >= 1 && number.intValue() <= LARGEST_SIZE) {
                sizes.put(name, number.intValue());
            } else {
                lists.problem(
                        "sizes." + name,
                        "found " + NestedLists.kind(number) + ", expected a whole number from 1 to " + LARGEST_SIZE);
            }
        });
        if (problems.size() == before) {
            Stream.of("in", "hidden")
                    .filter(name -> !sizes.containsKey(name))
                    .forEach(name -> lists.missing("sizes", name, "expected a whole number"));
        }
        if (problems.size() == before && !graph.fitting(sizes).equals(sizes)) {
            lists.problem(
                    "sizes",
                    "found " + sizes + ", which the cell cannot have; the nearest are " + graph.fitting(sizes));
        }
        return problems.size() == before ? Optional.of(sizes) : Optional.empty();
    }

    private Optional<PartShapes> shapes(Map<String, Integer> sizes, int steps, int batch) {
        try {
            return Optional.of(PartShapes.of(graph, CaseShapes.of(graph, sizes, steps, batch)));
        } catch (ArithmeticException tooLarge) {
            lists.problem("sizes", "too large: a vector of the cell would have more elements than an array can hold");
            return Optional.empty();
        }
    }

    private Map<String, Tensor> parameters(Map<String, JsonNode> parts, Map<String, ExpectedShape> expected) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        if (!parts.containsKey("parameters")) {
            if (!expected.isEmpty()) {
                lists.missing(
                        NestedLists.ROOT,
                        "parameters",
                        "expected an object with " + String.join(", ", expected.keySet()));
            }
            return parameters;
        }
        JsonNode node = parts.get("parameters");
        Map<String, Tensor> found = lists.tensors(node, "parameters", expected);
        expected.forEach((name, shape) -> {
            if (found.containsKey(name)) {
                parameters.put(name, found.get(name));
            } else if (node.isObject() && !node.has(name)) {
                lists.missing("parameters", name, "expected shape " + shape);
            }
        });
        return parameters;
    }

    private Optional<InputSequence> input(Map<String, JsonNode> parts, int in) {
        boolean vectors = parts.containsKey("input");
        boolean symbols = parts.containsKey("symbols");
        if (vectors && symbols) {
            lists.problem("input", "found both 'input' and 'symbols', expected one of them");
            return Optional.empty();
        }
        if (!vectors && !symbols) {
            lists.missing(NestedLists.ROOT, "input", "expected [time][batch][in] here, or [time][batch] in 'symbols'");
            return Optional.empty();
        }
        return vectors ? vectors(parts.get("input"), in) : symbols(parts.get("symbols"), in);
    }

    private Optional<InputSequence> vectors(JsonNode node, int in) {
        return lists.shape(node, "input").flatMap(shape -> {
            if (shape.size() != 3 || shape.get(2) != in) {
                lists.problem("input", "found shape " + shape + ", expected [time, batch, " + in + "]");
                return Optional.empty();
            }
            return lists.tensor(node, "input", new ExpectedShape(shape, "[time, batch, in]"))
                    .map(InputSequence.Vectors::new);
        });
    }

    private Optional<InputSequence> symbols(JsonNode node, int in) {
        return lists.shape(node, "symbols").flatMap(shape -> {
            if (shape.size() != 2) {
                lists.problem("symbols", "found shape " + shape + ", expected [time, batch]");
                return Optional.empty();
            }
            int[][] ids = new int[shape.get(0)][shape.get(1)];
            int before = problems.size();
            for (int time = 0; time < ids.length; time++) {
                for (int row = 0; row < ids[time].length; row++) {
                    JsonNode id = node.get(time).get(row);
                    boolean whole = id.isIntegralNumber() && id.canConvertToInt();
                    if (whole && id.intValue() >= 0 && id.intValue() < in) {
                        ids[time][row] = id.intValue();
                    } else {
                        lists.problem(
                                "symbols[" + time + "][" + row + "]",
                                "found " + NestedLists.kind(id) + ", expected a whole number from 0 to " + (in - 1));
                    }
                }
            }
            return problems.size() == before ? Optional.of(InputSequence.Symbols.of(ids)) : Optional.empty();
        });
    }

    private Map<String, Tensor> initial(Map<String, JsonNode> parts, PartShapes shapes) {
        Map<String, Tensor> found = parts.containsKey("initial")
                ? lists.tensors(parts.get("initial"), "initial", shapes.states())
                : Map.of();
        Map<String, Tensor> initial = new LinkedHashMap<>();
        for (State state : graph.states()) {
            Tensor standard = Tensor.filled(shapes.states().get(state.node()).extents(), state.initial());
            initial.put(state.node(), found.getOrDefault(state.node(), standard));
        }
        return initial;
    }

    /** What is not given is as at evaluation. */
    private Map<String, Tensor> masks(Map<String, JsonNode> parts, PartShapes shapes) {
        Map<String, Tensor> found =
                parts.containsKey("masks") ? lists.tensors(parts.get("masks"), "masks", shapes.masks()) : Map.of();
        Map<String, Tensor> masks = new LinkedHashMap<>();
        for (Node node : graph.masks()) {
            double mean = ((Operation.Mask) node.operation()).mean();
            Tensor standard = Tensor.filled(shapes.masks().get(node.name()).extents(), mean);
            masks.put(node.name(), found.getOrDefault(node.name(), standard));
        }
        return masks;
    }

    private Cotangent cotangent(Map<String, JsonNode> parts, PartShapes shapes) {
        boolean any = parts.containsKey("cotangent");
        Map<String, JsonNode> given =
                any ? lists.entries(parts.get("cotangent"), "cotangent", List.of("output", "final")) : Map.of();
        Tensor standard = Tensor.filled(shapes.output().extents(), any ? 0 : 1);
        Tensor output = given.containsKey("output")
                ? lists.tensor(given.get("output"), "cotangent.output", shapes.output())
                        .orElse(standard)
                : standard;
        Map<String, Tensor> found = given.containsKey("final")
                ? lists.tensors(given.get("final"), "cotangent.final", shapes.states())
                : Map.of();
        Map<String, Tensor> last = new LinkedHashMap<>();
        shapes.states()
                .forEach((name, shape) -> last.put(name, found.getOrDefault(name, Tensor.zeros(shape.extents()))));
        return new Cotangent(output, last);
    }

    private Map<String, Tensor> expect(Map<String, JsonNode> parts, PartShapes shapes, boolean symbols) {
        return parts.containsKey("expect") ? ExpectReader.read(parts.get("expect"), lists, shapes, symbols) : Map.of();
    }
}
