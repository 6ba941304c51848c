package org.gateloom.spec.graph;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a graph as equations: one for each node with a name, whose unnamed nodes stand where they are read. */
public final class Formulas {

    /** Copies of steps before, and steps before with a learned beginning. */
    private static final Pattern DELAYED = Pattern.compile("(.*)\\.(?:prev|begin)([0-9]*)");

    /** Names of parameters that the language gives. */
    private static final Pattern STANDARD = Pattern.compile("[WBbdsg]_.*|b");

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** Full names, which a parameter's own must not look like. */
    private final Set<String> taken = new HashSet<>();

    private Formulas(CellGraph graph) {
        graph.nodes().forEach(node -> nodes.put(node.name(), node));
        taken.addAll(nodes.keySet());
        graph.parameters().forEach(parameter -> taken.add(parameter.name()));
    }

    /** By the names of their nodes, in the order of the graph; the input and shared parameters have none. */
    public static Map<String, Formula> of(CellGraph graph) {
        Formulas formulas = new Formulas(graph);
        Map<String, Formula> byName = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.named() && !given(node)) {
                byName.put(node.name(), formulas.node(node, node.name()));
            }
        }
        return byName;
    }

    /** What is read: a value or parameter, or the formula of a node without a name. */
    static Formula read(CellGraph graph, Ref read) {
        String owner = read.node().replaceFirst("\\.[0-9]+$", "");
        return new Formulas(graph).ref(read, owner);
    }

    /** What is read as a value, be it named or not; a copy of an earlier step is that value of that step. */
    static Formula.Value value(Ref read) {
        int delay = read.previous() ? 1 : 0;
        Matcher copy = DELAYED.matcher(read.node());
        if (!copy.matches()) {
            return new Formula.Value(read.node(), delay);
        }
        String number = copy.group(2);
        return new Formula.Value(copy.group(1), delay + (number.isEmpty() ? 1 : Integer.parseInt(number)));
    }

    private static boolean given(Node node) {
        return shared(node)
                || node.operation() instanceof Operation.Input
                || node.name().equals(CellGraph.FIRST);
    }

    private static boolean shared(Node node) {
        return node.operation() instanceof Operation.Weight weight
                && weight.parameter().equals(node.name());
    }

    private Formula ref(Ref ref, String owner) {
        Node node = nodes.get(ref.node());
        if (!ref.previous() && shared(node)) {
            return new Formula.Weight(node.name(), node.name());
        }
        boolean written = node.named() || DELAYED.matcher(node.name()).matches();
        return ref.previous() || written ? value(ref) : node(node, owner);
    }

    private Formula node(Node node, String owner) {
        return node.operation().accept(new Operation.Visitor<>() {
            @Override
            public Formula input(Operation.Input input) {
                return new Formula.Value(CellGraph.INPUT, 0);
            }

            @Override
            public Formula constant(Operation.Constant constant) {
                return new Formula.Constant(constant.value());
            }

            @Override
            public Formula weight(Operation.Weight weight) {
                return own(weight.parameter(), owner);
            }

            @Override
            public Formula product(Operation.Product product) {
                return new Formula.Product(
                        own(product.parameter(), owner), product.transposed(), operand(node, 0, owner));
            }

            @Override
            public Formula pointwise(Operation.Pointwise pointwise) {
                return switch (pointwise.function()) {
                    case IDENTITY -> operand(node, 0, owner);
                    case ADD -> zoneout(node, owner).orElseGet(() -> plain(pointwise));
                    case MULTIPLY -> dropout(node, owner).orElseGet(() -> plain(pointwise));
                    case DIVIDE -> mean(node, owner).orElseGet(() -> plain(pointwise));
                    default -> plain(pointwise);
                };
            }

            private Formula plain(Operation.Pointwise pointwise) {
                // What a selection asks is always the same: whether this is the first step.
                int from = pointwise.function() == Function.SELECT ? 1 : 0;
                return new Formula.Pointwise(
                        pointwise.function(),
                        operands(node, owner).subList(from, node.operands().size()));
            }

            @Override
            public Formula sum(Operation.Sum sum) {
                return across(sum);
            }

            @Override
            public Formula count(Operation.Count count) {
                return across(count);
            }

            @Override
            public Formula spread(Operation.Spread spread) {
                return operand(node, 0, owner);
            }

            @Override
            public Formula normalize(Operation.Normalize normalize) {
                return across(normalize);
            }

            @Override
            public Formula concat(Operation.Concat concat) {
                return across(concat);
            }

            @Override
            public Formula part(Operation.Part part) {
                return across(part);
            }

            @Override
            public Formula slice(Operation.Slice slice) {
                return across(slice);
            }

            @Override
            public Formula mask(Operation.Mask mask) {
                throw new IllegalStateException("a mask stands in dropout or zoneout, which are written whole");
            }

            private Formula across(Operation operation) {
                return new Formula.Across(operation, operands(node, owner));
            }
        });
    }

    private Optional<Formula> dropout(Node node, String owner) {
        return operation(node.operands().get(1), Operation.Mask.class)
                .map(mask -> new Formula.Dropout(operand(node, 0, owner), mask));
    }

    private Optional<Formula> zoneout(Node node, String owner) {
        Optional<Node> taken = unnamed(node.operands().get(1));
        return taken.filter(product -> product.operation().equals(new Operation.Pointwise(Function.MULTIPLY)))
                .flatMap(product -> operation(product.operands().get(0), Operation.Mask.class))
                .map(mask -> {
                    Node change =
                            nodes.get(taken.orElseThrow().operands().get(1).node());
                    return new Formula.Zoneout(operand(change, 0, owner), operand(change, 1, owner), mask);
                });
    }

    private Optional<Formula> mean(Node node, String owner) {
        Optional<Node> sum = unnamed(node.operands().get(0)).filter(of -> of.operation() instanceof Operation.Sum);
        return sum.filter(of ->
                        operation(node.operands().get(1), Operation.Count.class).isPresent())
                .map(of -> new Formula.Mean(operand(of, 0, owner)));
    }

    private <O extends Operation> Optional<O> operation(Ref ref, Class<O> type) {
        return unnamed(ref).map(Node::operation).filter(type::isInstance).map(type::cast);
    }

    /** The node that is written where it is read. */
    private Optional<Node> unnamed(Ref ref) {
        return Optional.of(nodes.get(ref.node())).filter(node -> !ref.previous() && !node.named());
    }

    private List<Formula> operands(Node node, String owner) {
        return node.operands().stream().map(operand -> ref(operand, owner)).toList();
    }

    private Formula operand(Node node, int index, String owner) {
        return ref(node.operands().get(index), owner);
    }

    private Formula.Weight own(String parameter, String owner) {
        String own = parameter.startsWith(owner + ".") ? parameter.substring(owner.length() + 1) : parameter;
        boolean clear = STANDARD.matcher(own).matches() && !taken.contains(own);
        return new Formula.Weight(parameter, clear ? own : parameter);
    }
}
