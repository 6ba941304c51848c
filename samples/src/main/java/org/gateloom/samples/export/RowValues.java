package org.gateloom.samples.export;

import java.util.HashSet;
import java.util.Set;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/** The values of a graph that are one for each row of a batch. All others are made of parameters and numbers alone. */
public final class RowValues {

    private final Set<String> nodes = new HashSet<>();

    private RowValues() {}

    /** Those of a graph. */
    public static RowValues of(CellGraph graph) {
        RowValues values = new RowValues();
        for (Node node : graph.nodes()) {
            // How many elements a vector has does not depend on the vector.
            boolean counts = node.operation() instanceof Operation.Count;
            boolean reads = node.operands().stream().anyMatch(values::contains);
            if (node.operation() instanceof Operation.Input || (reads && !counts)) {
                values.nodes.add(node.name());
            }
        }
        return values;
    }

    /** Whether what is read is one of them; what is kept from the step before always is. */
    public boolean contains(Ref read) {
        return read.previous() || nodes.contains(read.node());
    }
}
