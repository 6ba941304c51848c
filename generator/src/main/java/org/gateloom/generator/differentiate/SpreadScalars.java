package org.gateloom.generator.differentiate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Gives every scalar that meets a vector the vector's size, so that behind it the operands of a pointwise operation all
 * have its size.
 *
 * <p>Before: {@code a [1] = alpha; s [1] = sum(z); h [hidden] = multiply(a, z, s)}. After: {@code a@hidden [hidden] =
 * alpha; s@hidden [hidden] = spread(s); h [hidden] = multiply(a@hidden, z, s@hidden)}. What is made of numbers and
 * parameters is simply computed at that size, so that its cotangent is summed over elements only once, when all steps are
 * done.
 */
final class SpreadScalars {

    private final CellGraph graph;
    private final Map<String, Node> spread = new LinkedHashMap<>();

    private SpreadScalars(CellGraph graph) {
        this.graph = graph;
    }

    static CellGraph in(CellGraph graph) {
        return new SpreadScalars(graph).run();
    }

    private CellGraph run() {
        Map<String, Node> originals = new LinkedHashMap<>();
        graph.nodes().forEach(node -> originals.put(node.name(), node));
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Node wide = node;
            if (node.operation() instanceof Operation.Pointwise && !node.size().equals(Size.ONE)) {
                List<Ref> operands = node.operands().stream()
                        .map(ref -> atSize(ref, node.size(), originals))
                        .toList();
                wide = new Node(node.name(), node.operation(), operands, node.size(), node.position());
            }
            nodes.addAll(spread.values());
            spread.clear();
            nodes.add(wide);
        }
        return graph.withNodes(distinct(nodes));
    }

    private Ref atSize(Ref ref, Size size, Map<String, Node> originals) {
        Node scalar = originals.get(ref.node());
        if (scalar.size().equals(size)) {
            return ref;
        }
        if (ref.previous() || !constantInTime(scalar, originals)) {
            String name = (ref.previous() ? "before." : "") + scalar.name() + "@" + size;
            spread.put(name, new Node(name, new Operation.Spread(), List.of(ref), size, scalar.position()));
            return Ref.now(name);
        }
        String name = scalar.name() + "@" + size;
        if (scalar.operation() instanceof Operation.Count) {
            spread.put(name, new Node(name, scalar.operation(), scalar.operands(), size, scalar.position()));
            return Ref.now(name);
        }
        List<Ref> operands = scalar.operands().stream()
                .map(operand -> atSize(operand, size, originals))
                .toList();
        spread.put(name, new Node(name, scalar.operation(), operands, size, scalar.position()));
        return Ref.now(name);
    }

    /** Whether a scalar is made of numbers and scalar parameters alone, element by element. */
    private static boolean constantInTime(Node node, Map<String, Node> originals) {
        if (node.operation() instanceof Operation.Pointwise) {
            return node.operands().stream()
                    .allMatch(ref -> !ref.previous() && constantInTime(originals.get(ref.node()), originals));
        }
        return node.operation() instanceof Operation.Constant
                || node.operation() instanceof Operation.Weight
                || node.operation() instanceof Operation.Count;
    }

    /** The same scalar may meet several vectors of one size. */
    private static List<Node> distinct(List<Node> nodes) {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.putIfAbsent(node.name(), node));
        return List.copyOf(byName.values());
    }
}
