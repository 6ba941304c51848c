package org.gateloom.generator.differentiate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Ref;

/**
 * The adjoint of one time step: how the cotangents of output and states become those of input, previous states and
 * parameters. A cotangent of a value is the derivative of the loss by it, and has its size.
 *
 * <p>Names: the cotangent of node {@code n} is {@code d.n}; of {@code prev(s)} it is {@code d.prev(s)}; terms of a sum
 * are counted behind a colon, {@code d.n:1}. Its nodes read forward nodes under their own names. Steps run from the last
 * to the first, so that {@code prev} of a backward node is its value at the step <em>after</em>: {@code d.s} reads
 * {@code prev(d.prev(s))}.
 *
 * @param nodes each after all that it reads at this step; the {@code d.prev(s)} come last, so that whoever reads their
 *     value of the step after has done so before it is overwritten
 * @param contributions what the step adds to the gradients of the parameters
 * @param input the node {@code d.x}; absent when no gradient reaches the input
 */
public record Adjoint(List<Node> nodes, List<Contribution> contributions, Optional<String> input) {

    /** The cotangent of the output that comes from outside; no node computes it. */
    public static final String OUTPUT = "d.(output)";

    public Adjoint {
        nodes = List.copyOf(nodes);
        contributions = List.copyOf(contributions);
    }

    /** The name of a node's cotangent. */
    public static String of(String node) {
        return "d." + node;
    }

    /** The name of the cotangent of a state's previous value. */
    public static String ofPrevious(String state) {
        return "d.prev(" + state + ")";
    }

    /** Whether a value is of the adjoint; names in a cell file cannot have a dot, and those inside it end in numbers. */
    public static boolean isBackward(String value) {
        return value.startsWith("d.") && !value.matches("d\\.[0-9]+(@.*)?");
    }

    /** What one step adds to the gradient of a parameter. */
    public sealed interface Contribution {

        String parameter();

        /**
         * Of a matrix: {@code gradient[r][c] += left[r] right[c]}, added over rows of the batch.
         *
         * @param left of the matrix's rows
         * @param right of the matrix's columns
         */
        record Outer(String parameter, Ref left, Ref right) implements Contribution {}

        /** Of a vector: {@code gradient += cotangent}, added over rows of the batch; of a scalar over its elements too. */
        record Sum(String parameter, String cotangent) implements Contribution {}
    }

    /** One node or contribution a line. */
    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining("\n"))
                + contributions.stream()
                        .map(contribution -> "\n" + contribution)
                        .collect(Collectors.joining());
    }
}
