package org.gateloom.spec.reference.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Tensor;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes cases and results as JSON, as {@link CaseReader} reads them: one block of numbers a line, each number with as
 * many digits as tell it from its neighbours. A NaN or an infinity is written as text, since JSON has no such numbers.
 */
public final class CaseWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectWriter LINES = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** What stands before the name in the path of a result; the longer of two that fit comes first. */
    private static final List<String> SECTIONS =
            List.of("gradient.parameters.", "gradient.initial.", "gradient.", "states.", "final.");

    private CaseWriter() {}

    /** A case, with what it expects if it does. */
    public static String write(Case given) {
        ObjectNode root = NODES.objectNode();
        ObjectNode sizes = root.putObject("sizes");
        given.sizes().forEach(sizes::put);
        root.set("parameters", object(given.parameters()));
        if (given.input() instanceof InputSequence.Symbols symbols) {
            ArrayNode steps = root.putArray("symbols");
            symbols.ids().forEach(step -> step.forEach(steps.addArray()::add));
        } else {
            root.set("input", lists(((InputSequence.Vectors) given.input()).values()));
        }
        root.set("initial", object(given.initial()));
        if (!given.masks().isEmpty()) {
            root.set("masks", object(given.masks()));
        }
        ObjectNode cotangent = root.putObject("cotangent");
        cotangent.set("output", lists(given.cotangent().output()));
        cotangent.set("final", object(given.cotangent().last()));
        if (!given.expect().isEmpty()) {
            root.set("expect", parts(given.expect()));
        }
        return text(root);
    }

    /**
     * Results alone, in the form of a case's {@code expect}.
     *
     * @param parts by the paths of {@code CaseResult.parts}
     */
    public static String write(Map<String, Tensor> parts) {
        return text(parts(parts));
    }

    private static String text(JsonNode root) {
        return LINES.writeValueAsString(root) + "\n";
    }

    private static ObjectNode parts(Map<String, Tensor> parts) {
        ObjectNode root = NODES.objectNode();
        parts.forEach((path, tensor) -> {
            String section =
                    SECTIONS.stream().filter(path::startsWith).findFirst().orElse("");
            ObjectNode object = root;
            for (String name : Stream.of(section.split("\\.", -1))
                    .filter(name -> !name.isEmpty())
                    .toList()) {
                object = object.withObjectProperty(name);
            }
            object.set(path.substring(section.length()), lists(tensor));
        });
        return root;
    }

    private static ObjectNode object(Map<String, Tensor> tensors) {
        ObjectNode object = NODES.objectNode();
        tensors.forEach((name, tensor) -> object.set(name, lists(tensor)));
        return object;
    }

    private static ArrayNode lists(Tensor tensor) {
        return lists(tensor, 0, 0);
    }

    private static ArrayNode lists(Tensor tensor, int depth, int from) {
        ArrayNode list = NODES.arrayNode();
        boolean innermost = depth == tensor.shape().size() - 1;
        int stride = 1;
        for (int inner = depth + 1; inner < tensor.shape().size(); inner++) {
            stride *= tensor.shape().get(inner);
        }
        for (int i = 0; i < tensor.shape().get(depth); i++) {
            if (innermost) {
                list.add(tensor.values()[from + i]);
            } else {
                list.add(lists(tensor, depth + 1, from + i * stride));
            }
        }
        return list;
    }
}
