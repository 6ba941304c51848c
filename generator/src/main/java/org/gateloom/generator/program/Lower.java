package org.gateloom.generator.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.differentiate.Differentiate.Differentiated;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/**
 * The first program: each node an instruction of its own in the loop, in the order of the graphs. Copies, numbers and
 * parameters get no instruction: whoever reads them has them in its expression.
 */
public final class Lower {

    private final CellGraph graph;
    private final Adjoint adjoint;
    /** What stands for a node that got no instruction. */
    private final Map<String, Expression> inlined = new LinkedHashMap<>();
    /** Nodes that must be values of their own. */
    private final Set<String> kept = new LinkedHashSet<>();

    private Lower(Differentiated cell) {
        graph = cell.graph();
        adjoint = cell.adjoint();
        graph.states().stream().map(State::node).forEach(kept::add);
        graph.states().stream().map(state -> Adjoint.ofPrevious(state.node())).forEach(kept::add);
        kept.add(graph.output());
        adjoint.input().ifPresent(kept::add);
    }

    /** The first program of a cell. */
    public static Program from(Differentiated cell) {
        return new Lower(cell).run();
    }

    private Program run() {
        Map<String, Size> sizes = new LinkedHashMap<>();
        graph.nodes().forEach(node -> sizes.put(node.name(), node.size()));
        sizes.put(Adjoint.OUTPUT, graph.node(graph.output()).size());
        adjoint.nodes().forEach(node -> sizes.put(node.name(), node.size()));
        keepProductOperands(graph.nodes());
        keepProductOperands(adjoint.nodes());
        List<Instruction> forward = lower(graph.nodes());
        int states = graph.states().size();
        int split = adjoint.nodes().size() - states;
        List<Instruction> backward = new ArrayList<>(lower(adjoint.nodes().subList(0, split)));
        adjoint.contributions().forEach(contribution -> backward.add(lower(contribution, sizes)));
        // Last, because they overwrite what the step after left for this one.
        backward.addAll(lower(adjoint.nodes().subList(split, adjoint.nodes().size())));
        return new Program(
                graph,
                sizes,
                new Section(List.of(), forward, List.of()),
                new Section(List.of(), backward, List.of()),
                adjoint.input());
    }

    /** A product, and what is done across elements, reads from memory; a number or parameter there must become a value. */
    private void keepProductOperands(List<Node> nodes) {
        Map<String, Node> byName =
                nodes.stream().collect(Collectors.toMap(Node::name, node -> node, (a, b) -> a, LinkedHashMap::new));
        for (Node node : nodes) {
            if (node.operation() instanceof Operation.Product || across(node.operation())) {
                for (Ref ref : node.operands()) {
                    Node operand = byName.get(ref.node());
                    if (operand != null
                            && (operand.operation() instanceof Operation.Weight
                                    || operand.operation() instanceof Operation.Count
                                    || operand.operation() instanceof Operation.Constant)) {
                        kept.add(operand.name());
                    }
                }
            }
        }
    }

    private static boolean across(Operation operation) {
        return operation instanceof Operation.Sum
                || operation instanceof Operation.Spread
                || operation instanceof Operation.Concat
                || operation instanceof Operation.Slice;
    }

    private List<Instruction> lower(List<Node> nodes) {
        List<Instruction> instructions = new ArrayList<>();
        for (Node node : nodes) {
            Operation operation = node.operation();
            if (operation instanceof Operation.Product product) {
                Ref operand = read(node.operands().get(0));
                instructions.add(new Instruction.Multiply(
                        node.name(),
                        false,
                        List.of(new Instruction.Term(product.parameter(), product.transposed(), operand))));
            } else if (across(operation)) {
                instructions.add(new Instruction.Across(
                        node.name(),
                        operation,
                        node.operands().stream().map(this::read).toList()));
            } else if (!(operation instanceof Operation.Input || operation instanceof Operation.Mask)) {
                Expression value = expression(node);
                // A copy of what the step after left stays a value: what it copies is overwritten within the step.
                boolean free = !(value instanceof Expression.Apply)
                        && !(backward(node)
                                && value instanceof Expression.Read read
                                && read.ref().previous());
                if (free && !kept.contains(node.name())) {
                    inlined.put(node.name(), value);
                } else {
                    instructions.add(loop(node.size(), new Assignment(node.name(), value, Assignment.Kind.STORED)));
                }
            }
        }
        return instructions;
    }

    private Expression expression(Node node) {
        if (node.operation() instanceof Operation.Constant constant) {
            return new Expression.Literal(constant.value());
        }
        if (node.operation() instanceof Operation.Weight weight) {
            return new Expression.Weight(weight.parameter());
        }
        if (node.operation() instanceof Operation.Count) {
            return new Expression.Count(
                    graph.node(node.operands().get(0).node()).size());
        }
        Function function = ((Operation.Pointwise) node.operation()).function();
        List<Expression> operands = node.operands().stream().map(this::resolve).toList();
        return function == Function.IDENTITY ? operands.get(0) : new Expression.Apply(function, operands);
    }

    private static boolean backward(Node node) {
        return Adjoint.isBackward(node.name());
    }

    private Expression resolve(Ref ref) {
        Expression known = ref.previous() ? null : inlined.get(ref.node());
        return known == null ? new Expression.Read(ref) : known;
    }

    /** What a product or gradient reads; a copy is read where it is from. */
    private Ref read(Ref ref) {
        return resolve(ref) instanceof Expression.Read read ? read.ref() : ref;
    }

    private Instruction lower(Adjoint.Contribution contribution, Map<String, Size> sizes) {
        if (contribution instanceof Adjoint.Contribution.Outer outer) {
            return new Instruction.Outer(outer.parameter(), read(outer.left()), read(outer.right()));
        }
        Adjoint.Contribution.Sum sum = (Adjoint.Contribution.Sum) contribution;
        return loop(
                sizes.get(sum.cotangent()),
                new Assignment(sum.parameter(), resolve(Ref.now(sum.cotangent())), Assignment.Kind.GRADIENT));
    }

    private static Instruction loop(Size size, Assignment assignment) {
        return new Instruction.Elementwise(size, List.of(assignment));
    }
}
