package org.gateloom.generator.differentiate;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/**
 * Which values depend on anything that has a gradient: the input, the step before, trained parameters. All others are
 * made of numbers and of parameters that stay as they start, and need no cotangent.
 */
final class Sensitive {

    private final Set<String> frozen;
    private final Set<String> nodes = new LinkedHashSet<>();

    Sensitive(CellGraph graph) {
        frozen = graph.frozen();
        for (Node node : graph.nodes()) {
            boolean reads = !(node.operation() instanceof Operation.Count)
                    && node.operands().stream().anyMatch(this::depends);
            if (origin(node.operation()) || reads) {
                nodes.add(node.name());
            }
        }
    }

    private boolean origin(Operation operation) {
        return operation instanceof Operation.Input
                || (operation instanceof Operation.Weight weight && trained(weight.parameter()))
                || (operation instanceof Operation.Product product && trained(product.parameter()));
    }

    /** Whether training changes a parameter. */
    boolean trained(String parameter) {
        return !frozen.contains(parameter);
    }

    /** Whether what is read has a gradient to hand on. */
    boolean depends(Ref ref) {
        return ref.previous() || nodes.contains(ref.node());
    }
}
