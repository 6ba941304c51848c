package org.gateloom.generator.differentiate;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Operation.Normalize;
import org.gateloom.spec.graph.Operation.Pointwise;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Writes norms as what they are made of, and parts as slices, so that each has a derivative, a cost and code without a
 * rule of its own.
 *
 * <p>Before: {@code n = rms_norm(v)}. After: {@code n.squares = square(v); n.total = sum(n.squares); n.count = count(v);
 * n.mean = n.total / n.count; n.shifted = n.mean + 1e-5; n.scale = sqrt(n.shifted); n = v / n.scale}.
 */
final class ExpandAcross {

    private final List<Node> nodes = new ArrayList<>();

    private ExpandAcross() {}

    static CellGraph in(CellGraph graph) {
        ExpandAcross expansion = new ExpandAcross();
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Normalize normalize) {
                expansion.normalize(node, normalize.norm());
            } else if (node.operation() instanceof Operation.Part part) {
                expansion.part(node, part);
            } else {
                expansion.nodes.add(node);
            }
        }
        return graph.withNodes(expansion.nodes);
    }

    private void part(Node node, Operation.Part part) {
        Size from = node.size().times(Size.of(part.index()));
        nodes.add(new Node(node.name(), new Operation.Slice(from), node.operands(), node.size(), node.position()));
    }

    private void normalize(Node node, Normalize.Norm norm) {
        Ref vector = node.operands().get(0);
        Ref count = scalar(node, "count", new Operation.Count(), vector);
        Ref centred = vector;
        if (norm == Normalize.Norm.LAYER) {
            Ref sum = scalar(node, "sum", new Operation.Sum(), vector);
            Ref mean = scalar(node, "mean", new Pointwise(Function.DIVIDE), sum, count);
            centred = add(node, "centred", Function.SUBTRACT, vector, mean);
        }
        Ref squares = add(node, "squares", Function.SQUARE, centred);
        Ref total = scalar(node, "total", new Operation.Sum(), squares);
        Ref variance = scalar(node, "variance", new Pointwise(Function.DIVIDE), total, count);
        Ref epsilon = scalar(node, "epsilon", new Operation.Constant(Normalize.EPSILON));
        Ref shifted = scalar(node, "shifted", new Pointwise(Function.ADD), variance, epsilon);
        Ref scale = scalar(node, "scale", new Pointwise(Function.SQRT), shifted);
        nodes.add(new Node(
                node.name(), new Pointwise(Function.DIVIDE), List.of(centred, scale), node.size(), node.position()));
    }

    private Ref add(Node of, String word, Function function, Ref... operands) {
        return add(of, word, new Pointwise(function), of.size(), operands);
    }

    private Ref scalar(Node of, String word, Operation operation, Ref... operands) {
        return add(of, word, operation, Size.ONE, operands);
    }

    private Ref add(Node of, String word, Operation operation, Size size, Ref... operands) {
        String name = of.name() + "." + word;
        nodes.add(new Node(name, operation, List.of(operands), size, of.position()));
        return Ref.now(name);
    }
}
