package org.gateloom.spec.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cell as equations, one a named node, as one would write them on paper: {@code forget = sigmoid(W_x x + W_h prev(h) +
 * b)}. A gate's own parameters stand without the gate's name.
 */
public final class Equations {

    /** How tightly an expression's outermost operation binds. */
    private static final int SUM = 1;

    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int ATOM = 4;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final String owner;

    private Equations(CellGraph graph, String owner) {
        graph.nodes().forEach(node -> nodes.put(node.name(), node));
        this.owner = owner;
    }

    /** The equations in the order of the graph; the input has none. */
    public static List<String> of(CellGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.named() && !(node.operation() instanceof Operation.Input))
                .map(node -> node.name() + " = " + new Equations(graph, node.name()).body(node).text)
                .toList();
    }

    private record Text(String text, int binds) {
        String within(int least) {
            return binds < least ? "(" + text + ")" : text;
        }
    }

    private Text read(Ref ref) {
        Node node = nodes.get(ref.node());
        if (ref.previous() || node.named()) {
            return new Text(ref.toString(), ATOM);
        }
        return body(node);
    }

    private Text body(Node node) {
        return node.operation().accept(new Operation.Visitor<>() {
            @Override
            public Text input(Operation.Input input) {
                return new Text(CellGraph.INPUT, ATOM);
            }

            @Override
            public Text constant(Operation.Constant constant) {
                double value = constant.value();
                String text = value == Math.rint(value) && Math.abs(value) < 1e15
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : Double.toString(value);
                return new Text(text, value < 0 ? SIGN : ATOM);
            }

            @Override
            public Text weight(Operation.Weight weight) {
                return new Text(parameter(weight.parameter()), ATOM);
            }

            @Override
            public Text product(Operation.Product product) {
                String matrix = parameter(product.parameter()) + (product.transposed() ? "ᵀ" : "");
                return new Text(matrix + " " + read(node.operands().get(0)).within(ATOM), PRODUCT);
            }

            @Override
            public Text pointwise(Operation.Pointwise pointwise) {
                List<Text> operands =
                        node.operands().stream().map(Equations.this::read).toList();
                return switch (pointwise.function()) {
                    case IDENTITY -> operands.get(0);
                    case ADD -> new Text(join(operands, " + ", SUM), SUM);
                    case SUBTRACT ->
                        new Text(
                                operands.get(0).within(SUM) + " - "
                                        + operands.get(1).within(PRODUCT),
                                SUM);
                    case MULTIPLY -> new Text(join(operands, " * ", PRODUCT), PRODUCT);
                    case DIVIDE ->
                        new Text(
                                operands.get(0).within(PRODUCT) + " / "
                                        + operands.get(1).within(SIGN),
                                PRODUCT);
                    case NEGATE -> new Text("-" + operands.get(0).within(SIGN), SIGN);
                    default -> new Text(pointwise.function() + "(" + join(operands, ", ", SUM) + ")", ATOM);
                };
            }
        });
    }

    private static String join(List<Text> operands, String between, int least) {
        return operands.stream().map(operand -> operand.within(least)).collect(Collectors.joining(between));
    }

    private String parameter(String name) {
        return name.startsWith(owner + ".") ? name.substring(owner.length() + 1) : name;
    }
}
