package org.gateloom.generator.proof;

import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;

/** The sizes at which cells are proved: two shapes, of which one has fewer inputs than state elements and one more. */
public final class ProofSizes {

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
}
