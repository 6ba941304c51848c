package org.gateloom.samples.inspect;

import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/** Between which numbers a node's values lie by the way it is computed. */
public enum Range {
    /** From 0 to 1: a sigmoid, or 1 less such a one. */
    UNIT,
    /** From −1 to 1: a tanh. */
    SIGNED,
    /** Anything else. */
    OPEN;

    /** Of a node of the graph. */
    static Range of(CellGraph graph, Node node) {
        if (!(node.operation() instanceof Operation.Pointwise pointwise)) {
            return OPEN;
        }
        return switch (pointwise.function()) {
            case SIGMOID, HARD_SIGMOID -> UNIT;
            case TANH -> SIGNED;
            case IDENTITY -> now(node.operands().get(0)) ? of(graph, operand(graph, node, 0)) : OPEN;
            case SUBTRACT -> complement(graph, node) ? UNIT : OPEN;
            default -> OPEN;
        };
    }

    /** Whether a node is 1 less a gate. */
    static boolean complement(CellGraph graph, Node node) {
        return node.operation() instanceof Operation.Pointwise pointwise
                && pointwise.function() == Function.SUBTRACT
                && node.operands().stream().allMatch(Range::now)
                && operand(graph, node, 0).operation() instanceof Operation.Constant constant
                && constant.value() == 1
                && of(graph, operand(graph, node, 1)) == UNIT;
    }

    private static boolean now(Ref ref) {
        return !ref.previous();
    }

    private static Node operand(CellGraph graph, Node node, int index) {
        return graph.node(node.operands().get(index).node());
    }
}
