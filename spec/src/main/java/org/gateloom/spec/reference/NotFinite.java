package org.gateloom.spec.reference;

import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;

/**
 * Finds where numbers stop being finite in a run whose every value is rounded to a float, as generated code has them: in
 * the order of computing, forward from the first step to the last, backward from the last to the first.
 */
public final class NotFinite {

    private NotFinite() {}

    /**
     * The first number that is not finite.
     *
     * @param node whose value, or whose derivative, it is
     * @param position where the file says so
     * @param step of the sequence, from 0
     * @param value infinite or not a number
     */
    public record Place(String node, Position position, int step, double value) {

        /** The gate or expression that the user named: others lie inside it. */
        public String gate() {
            return node.replaceFirst("\\..*", "");
        }
    }

    /** Among the values of a case; empty if all are finite. */
    public static Optional<Place> forward(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given, NotFinite::rounded);
        List<Node> nodes = graph.nodes();
        for (int step = 0; step < trace.steps(); step++) {
            for (int node = 0; node < nodes.size(); node++) {
                Optional<Place> place = place(nodes.get(node), step, trace.value(step, node));
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    /** Among the derivatives of a case by its values, which are finite; empty if these are finite too. */
    public static Optional<Place> backward(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given, NotFinite::rounded);
        return ReverseMode.firstNotFinite(given, trace, NotFinite::rounded);
    }

    static Optional<Place> place(Node node, int step, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Optional.of(new Place(node.name(), node.position(), step, value));
            }
        }
        return Optional.empty();
    }

    private static double rounded(double value) {
        return (float) value;
    }
}
