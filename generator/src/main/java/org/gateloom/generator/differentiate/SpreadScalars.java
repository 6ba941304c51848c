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
 * have its size and no cotangent needs to be summed over elements within a step.
 *
 * <p>Before: {@code a [1] = alpha; h [hidden] = multiply(a, z)}. After: {@code a@hidden [hidden] = alpha; h [hidden] =
 * multiply(a@hidden, z)}. Only what is made of numbers and parameters can be a scalar that meets a vector; the checks of
 * {@code spec} see to that.
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
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            originals.put(node.name(), node);
            Node wide = node;
            if (node.operation() instanceof Operation.Pointwise && !node.size().equals(Size.ONE)) {
                List<Ref> operands = node.operands().stream()
                        .map(ref -> originals.containsKey(ref.node()) ? atSize(ref, node.size(), originals) : ref)
                        .toList();
                wide = new Node(node.name(), node.operation(), operands, node.size(), node.position());
            }
            nodes.addAll(spread.values());
            spread.clear();
            nodes.add(wide);
        }
        return new CellGraph(
                graph.name(),
                graph.family(),
                graph.about(),
                graph.sources(),
                graph.sizes(),
                graph.states(),
                graph.parameters(),
                distinct(nodes),
                graph.output(),
                graph.digest());
    }

    private Ref atSize(Ref ref, Size size, Map<String, Node> originals) {
        Node scalar = originals.get(ref.node());
        if (scalar.size().equals(size)) {
            return ref;
        }
        if (ref.previous() || !constantInTime(scalar, originals)) {
            throw new IllegalArgumentException(
                    graph.name() + ": " + ref + " of size 1 changes with time and meets a vector of size " + size);
        }
        String name = scalar.name() + "@" + size;
        List<Ref> operands = scalar.operands().stream()
                .map(operand -> atSize(operand, size, originals))
                .toList();
        spread.put(name, new Node(name, scalar.operation(), operands, size, scalar.position()));
        return Ref.now(name);
    }

    private static boolean constantInTime(Node node, Map<String, Node> originals) {
        return !(node.operation() instanceof Operation.Input)
                && node.operands().stream()
                        .allMatch(ref -> !ref.previous() && constantInTime(originals.get(ref.node()), originals));
    }

    /** The same scalar may meet several vectors of one size. */
    private static List<Node> distinct(List<Node> nodes) {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.putIfAbsent(node.name(), node));
        return List.copyOf(byName.values());
    }
}
