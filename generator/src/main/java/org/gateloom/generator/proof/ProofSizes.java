package org.gateloom.generator.proof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;

/** The sizes at which cells are proved: two shapes, of which one has fewer inputs than state elements and one more. */
public final class ProofSizes {

    /** The work of a proof grows with the square of this, and its memory with a multiple. */
    private static final long LARGEST = 1_000_000;

    private static final String REMEDY = String.format(
            Locale.ROOT,
            "up to %,d can be proved. A size with a name under 'sizes' can be made smaller than one that is a number",
            LARGEST);

    private ProofSizes() {}

    /** For gradients, small: the proof's work grows with the square of the number of parameters. */
    public static List<Map<String, Integer>> ofGradients(CellGraph graph) {
        return fitting(graph, List.of(Map.of("in", 3, "hidden", 5), Map.of("in", 7, "hidden", 3)));
    }

    /** For generated code: no multiples of a vector's width, where the cell allows that. */
    public static List<Map<String, Integer>> ofCode(CellGraph graph) {
        return fitting(graph, List.of(Map.of("in", 3, "hidden", 17), Map.of("in", 19, "hidden", 6)));
    }

    private static List<Map<String, Integer>> fitting(CellGraph graph, List<Map<String, Integer>> wished) {
        return wished.stream().map(graph::fitting).distinct().toList();
    }

    /**
     * Why a cell is too large to be proved: its numbers, parameters and values of a step, at the largest shape.
     *
     * @return empty when it is not
     */
    public static Optional<String> tooLarge(CellGraph graph) {
        try {
            return Stream.concat(ofGradients(graph).stream(), ofCode(graph).stream())
                    .map(graph::resolve)
                    .flatMap(sizes -> tooLarge(graph, sizes).stream())
                    .findFirst();
        } catch (ArithmeticException beyondInt) {
            return Optional.of(graph.name() + " has a size of more than 2,147,483,647 at in 3, hidden 17; " + REMEDY);
        }
    }

    private static Optional<String> tooLarge(CellGraph graph, Map<String, Integer> sizes) {
        String number;
        try {
            long numbers = Stream.concat(
                            graph.parameters().stream()
                                    .map(parameter -> parameter.shape().count()),
                            graph.nodes().stream().map(Node::size))
                    .mapToLong(size -> size.count(sizes))
                    .reduce(0, Math::addExact);
            if (numbers <= LARGEST) {
                return Optional.empty();
            }
            number = String.format(Locale.ROOT, "%,d", numbers);
        } catch (ArithmeticException beyondLong) {
            number = "more than 9,223,372,036,854,775,807";
        }
        return Optional.of(graph.name() + " has " + number + " numbers at in " + sizes.get("in") + ", hidden "
                + sizes.get("hidden") + "; " + REMEDY);
    }
}
