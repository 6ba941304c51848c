package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of every cell of the library, at two shapes. */
class LibraryProofTest {

    static List<String> names() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGradientsOfEveryCellAreProved(String name) {
        CellGraph graph = Library.cell(name);
        for (Map<String, Integer> sizes : List.of(Map.of("in", 3, "hidden", 5), Map.of("in", 4, "hidden", 2))) {
            GradientProof proof = GradientProof.of(graph, sizes, new SplittableRandom(1));

            assertThat(proof.failure()).isEmpty();
            // A layer norm of two elements is nearly a sign, and its derivative what is left of a difference.
            assertThat(proof.worst()).isLessThan(1e-12);
        }
    }
}
