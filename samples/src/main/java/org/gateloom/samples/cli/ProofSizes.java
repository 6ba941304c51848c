package org.gateloom.samples.cli;

import java.util.List;
import java.util.Map;

/** The sizes at which cells are proved: two shapes, of which one has fewer inputs than state elements and one more. */
final class ProofSizes {

    /** For gradients, small: the proof's work grows with the square of the number of parameters. */
    static final List<Map<String, Integer>> OF_GRADIENTS =
            List.of(Map.of("in", 3, "hidden", 5), Map.of("in", 7, "hidden", 3));

    /** For generated code: no multiples of a vector's width. */
    static final List<Map<String, Integer>> OF_CODE =
            List.of(Map.of("in", 3, "hidden", 17), Map.of("in", 19, "hidden", 6));

    private ProofSizes() {}
}
