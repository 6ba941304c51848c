package org.gateloom.spec.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;

/**
 * Finds where numbers stop being finite in a run whose every value is rounded to a float, as generated code has them: in
 * the order of computing, forward from the first step to the last, backward from the last to the first.
 *
 * <p>It takes the functions as that code has them, because a difference in the last digit may be all that there is: where
 * tanh is 1 its derivative is 0, and where it is 0.9999998 instead, the derivative is 5e-7, which weights of 1e7 make grow
 * from step to step until no float holds it.
 */
public final class NotFinite {

    private final CellGraph graph;
    private final Arithmetic arithmetic;

    /**
     * In runs of a cell.
     *
     * @param functions of one operand that its code computes in another way than exactly
     */
    public NotFinite(CellGraph graph, Map<Function, DoubleUnaryOperator> functions) {
        this.graph = graph;
        this.arithmetic = Arithmetic.ofFloats(functions);
    }

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
    public Optional<Place> forward(Case given) {
        Trace trace = Interpreter.run(graph, given, arithmetic);
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
    public Optional<Place> backward(Case given) {
        Trace trace = Interpreter.run(graph, given, arithmetic);
        return ReverseMode.firstNotFinite(given, trace, arithmetic.rounding());
    }

    static Optional<Place> place(Node node, int step, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Optional.of(new Place(node.name(), node.position(), step, value));
            }
        }
        return Optional.empty();
    }
}
