package org.gateloom.spec.graph;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a graph as the equations that its author had in mind, one for each node with a name:
 *
 * <pre>
 * forget = sigmoid(W_x x + W_h prev(h) + b)
 * c = forget * prev(c) + input * candidate
 * </pre>
 *
 * <p>A parameter of the node itself has its own name only, {@code W_x}; one that is shared, or was given a name, has its
 * full one. {@code W v} is a matrix times a vector, {@code d * v} works element by element; everything else is written as
 * the language has it.
 */
public final class Equations {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int WHOLE = 4;

    /** Copies of steps before, and steps before with a learned beginning. */
    private static final Pattern DELAYED = Pattern.compile("(.*)\\.(?:prev|begin)([0-9]*)");

    /** Names of parameters that the language gives. */
    private static final Pattern STANDARD = Pattern.compile("[WBbdsg]_.*|b");

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** Full names, which a parameter's own must not look like. */
    private final Set<String> taken = new HashSet<>();

    private Equations(CellGraph graph) {
        graph.nodes().forEach(node -> nodes.put(node.name(), node));
        taken.addAll(nodes.keySet());
        graph.parameters().forEach(parameter -> taken.add(parameter.name()));
    }

    /** The equations in the order of the graph, {@code name = right side}; the input and shared parameters have none. */
    public static List<String> of(CellGraph graph) {
        return byName(graph).entrySet().stream()
                .map(equation -> equation.getKey() + " = " + equation.getValue())
                .toList();
    }

    /** The right sides by the names of their nodes, in the order of the graph. */
    public static Map<String, String> byName(CellGraph graph) {
        Equations equations = new Equations(graph);
        Map<String, String> byName = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.named() && computed(node)) {
                byName.put(node.name(), equations.node(node, node.name()).text());
            }
        }
        return byName;
    }

    /** What is read, as an equation would write it: a name, or the expression of a node without one. */
    public static String text(CellGraph graph, Ref read) {
        String owner = read.node().replaceFirst("\\.[0-9]+$", "");
        return new Equations(graph).ref(read, owner).at(WHOLE);
    }

    private static boolean computed(Node node) {
        boolean parameter = node.operation() instanceof Operation.Weight weight
                && weight.parameter().equals(node.name());
        boolean given =
                node.operation() instanceof Operation.Input || node.name().equals(CellGraph.FIRST);
        return !parameter && !given;
    }

    /** A piece of text with how tightly its outermost sign binds. */
    private record Piece(String text, int binds) {
        String at(int least) {
            return binds < least ? "(" + text + ")" : text;
        }
    }

    private Piece ref(Ref ref, String owner) {
        Node node = nodes.get(ref.node());
        if (ref.previous()) {
            return new Piece(delayed(ref.node(), 1), WHOLE);
        }
        if (node.named()) {
            return new Piece(node.name(), WHOLE);
        }
        return DELAYED.matcher(node.name()).matches() ? new Piece(delayed(node.name(), 0), WHOLE) : node(node, owner);
    }

    /** A named value as the file reads it: {@code c}, {@code prev(c)}, {@code prev(c, 2)} for the previous {@code c.prev}. */
    public static String named(Ref read) {
        return read.previous() || DELAYED.matcher(read.node()).matches()
                ? delayed(read.node(), read.previous() ? 1 : 0)
                : read.node();
    }

    private static String delayed(String name, int steps) {
        Matcher copy = DELAYED.matcher(name);
        if (!copy.matches()) {
            return "prev(" + name + ")";
        }
        String number = copy.group(2);
        int all = steps + (number.isEmpty() ? 1 : Integer.parseInt(number));
        return "prev(" + copy.group(1) + (all == 1 ? ")" : ", " + all + ")");
    }

    private Piece node(Node node, String owner) {
        return node.operation().accept(new Operation.Visitor<>() {
            @Override
            public Piece input(Operation.Input input) {
                return new Piece(CellGraph.INPUT, WHOLE);
            }

            @Override
            public Piece constant(Operation.Constant constant) {
                double value = constant.value();
                boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
                return new Piece(
                        whole ? Long.toString((long) value) : Double.toString(value), value < 0 ? SIGN : WHOLE);
            }

            @Override
            public Piece weight(Operation.Weight weight) {
                return new Piece(own(weight.parameter(), owner), WHOLE);
            }

            @Override
            public Piece product(Operation.Product product) {
                String matrix = own(product.parameter(), owner);
                String factor = matrix + (product.transposed() ? "ᵀ" : "");
                return new Piece(factor + " " + operand(node, 0, WHOLE, owner), SIGN);
            }

            @Override
            public Piece pointwise(Operation.Pointwise pointwise) {
                return function(pointwise.function(), node, owner);
            }

            @Override
            public Piece sum(Operation.Sum sum) {
                return call("sum", node, owner);
            }

            @Override
            public Piece count(Operation.Count count) {
                return call("count", node, owner);
            }

            @Override
            public Piece spread(Operation.Spread spread) {
                return ref(node.operands().get(0), owner);
            }

            @Override
            public Piece normalize(Operation.Normalize normalize) {
                boolean layer = normalize.norm() == Operation.Normalize.Norm.LAYER;
                String of = operand(node, 0, 0, owner);
                return new Piece((layer ? "layer_norm(" : "rms_norm(") + of + ", none)", WHOLE);
            }

            @Override
            public Piece concat(Operation.Concat concat) {
                return call("concat", node, owner);
            }

            @Override
            public Piece part(Operation.Part part) {
                String of = operand(node, 0, 0, owner);
                return new Piece("part(" + of + ", " + (part.index() + 1) + ", " + part.of() + ")", WHOLE);
            }

            @Override
            public Piece slice(Operation.Slice slice) {
                return call("slice", node, owner);
            }

            @Override
            public Piece mask(Operation.Mask mask) {
                throw new IllegalStateException("a mask stands in dropout or zoneout, which are written whole");
            }
        });
    }

    /** {@code dropout(v, 0.5)}: a product with a mask. */
    private Optional<Piece> dropout(Node node, String owner) {
        return operation(node.operands().get(1), Operation.Mask.class)
                .map(mask -> new Piece("dropout(" + operand(node, 0, 0, owner) + ", " + chance(mask) + ")", WHOLE));
    }

    /** {@code zoneout(new, old, 0.1)}: {@code old + mask (new − old)}. */
    private Optional<Piece> zoneout(Node node, String owner) {
        Optional<Node> taken = unnamed(node.operands().get(1));
        return taken.filter(product -> product.operation().equals(new Operation.Pointwise(Function.MULTIPLY)))
                .flatMap(product -> operation(product.operands().get(0), Operation.Mask.class))
                .map(mask -> {
                    Node change =
                            nodes.get(taken.orElseThrow().operands().get(1).node());
                    String fresh = operand(change, 0, 0, owner);
                    String old = operand(change, 1, 0, owner);
                    return new Piece("zoneout(" + fresh + ", " + old + ", " + chance(mask) + ")", WHOLE);
                });
    }

    private static String chance(Operation.Mask mask) {
        return mask.rate() + (mask.scope() == Operation.Mask.Scope.SEQUENCE ? ", sequence" : "");
    }

    /** {@code mean(v)}: a sum over its count. */
    private Optional<Piece> mean(Node node, String owner) {
        Optional<Node> sum = unnamed(node.operands().get(0)).filter(of -> of.operation() instanceof Operation.Sum);
        return sum.filter(of ->
                        operation(node.operands().get(1), Operation.Count.class).isPresent())
                .map(of -> new Piece("mean(" + operand(of, 0, 0, owner) + ")", WHOLE));
    }

    private <O extends Operation> Optional<O> operation(Ref ref, Class<O> type) {
        return unnamed(ref).map(Node::operation).filter(type::isInstance).map(type::cast);
    }

    /** The node that is written where it is read. */
    private Optional<Node> unnamed(Ref ref) {
        return Optional.of(nodes.get(ref.node())).filter(node -> !ref.previous() && !node.named());
    }

    private Piece function(Function function, Node node, String owner) {
        return switch (function) {
            case IDENTITY -> ref(node.operands().get(0), owner);
            case ADD ->
                zoneout(node, owner)
                        .orElseGet(() -> new Piece(
                                operand(node, 0, SUM, owner)
                                        + node.operands().stream()
                                                .skip(1)
                                                .map(operand -> " + "
                                                        + ref(operand, owner).at(PRODUCT))
                                                .collect(Collectors.joining()),
                                SUM));
            case SUBTRACT -> new Piece(operand(node, 0, SUM, owner) + " - " + operand(node, 1, PRODUCT, owner), SUM);
            case MULTIPLY ->
                dropout(node, owner)
                        .orElseGet(() -> new Piece(
                                operand(node, 0, PRODUCT, owner) + " * " + operand(node, 1, SIGN, owner), PRODUCT));
            case DIVIDE ->
                mean(node, owner)
                        .orElseGet(() -> new Piece(
                                operand(node, 0, PRODUCT, owner) + " / " + operand(node, 1, SIGN, owner), PRODUCT));
            case NEGATE -> new Piece("-" + operand(node, 0, WHOLE, owner), SIGN);
            case MINIMUM -> call("min", node, owner);
            case MAXIMUM -> call("max", node, owner);
            case SELECT ->
                new Piece(
                        "first(" + ref(node.operands().get(1), owner).text() + ", "
                                + ref(node.operands().get(2), owner).text() + ")",
                        WHOLE);
            default -> call(function.toString(), node, owner);
        };
    }

    private Piece call(String name, Node node, String owner) {
        String arguments = node.operands().stream()
                .map(operand -> ref(operand, owner).text())
                .collect(Collectors.joining(", "));
        return new Piece(name + "(" + arguments + ")", WHOLE);
    }

    private String operand(Node node, int index, int least, String owner) {
        return ref(node.operands().get(index), owner).at(least);
    }

    private String own(String parameter, String owner) {
        String own = parameter.startsWith(owner + ".") ? parameter.substring(owner.length() + 1) : parameter;
        return STANDARD.matcher(own).matches() && !taken.contains(own) ? own : parameter;
    }
}
