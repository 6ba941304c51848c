package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;
import org.junit.jupiter.api.Test;

class GradientProofTest {

    private static final Map<String, Integer> SMALL = Map.of("in", 3, "hidden", 5);

    @Test
    void anLstmIsProvedFromBothStarts() {
        GradientProof proof = GradientProof.of(HandBuilt.lstm(), SMALL, new SplittableRandom(1));

        assertThat(proof.holds()).isTrue();
        assertThat(proof.worst()).isLessThan(1e-14);
        assertThat(proof.points()).extracting(GradientProof.Point::start).containsExactly(RandomCase.Start.values());
        assertThat(proof.points()).allSatisfy(point -> {
            assertThat(point.deviations()).containsKeys("parameters.forget.W_h", "input", "initial.c");
            assertThat(point.difference()).isLessThan(1e-8);
        });
    }

    /** More numbers in a block than are tried one by one. */
    @Test
    void aWideCellIsProvedAlongDirections() {
        GradientProof proof = GradientProof.of(HandBuilt.rnn(), Map.of("in", 3, "hidden", 40), new SplittableRandom(1));

        assertThat(proof.holds()).isTrue();
        assertThat(proof.worst()).isBetween(1e-18, 1e-14);
    }

    @Test
    void aDerivativeThatIsInfiniteWhereTheStatesBeginIsNamed() {
        CellGraph graph = throughState(Function.SQRT);

        GradientProof proof = GradientProof.of(graph, SMALL, new SplittableRandom(1));

        assertThat(proof.failure())
                .hasValue("the derivative by parameters.h.b is NaN or infinite where the value is finite,"
                        + " as that of sqrt at 0 is");
    }

    @Test
    void aCellThatGivesNoNumbersIsNamed() {
        CellGraph graph = throughState(Function.LOG);

        GradientProof proof = GradientProof.of(graph, SMALL, new SplittableRandom(1));

        assertThat(proof.holds()).isFalse();
        assertThat(proof.failure())
                .hasValue(
                        "the cell gives NaN or infinite values for inputs, states and parameters within 1 of 0, first in 'h'");
    }

    /** h = f(m), m = f(m before), which from 0 has neither sign nor size. */
    private static CellGraph throughState(Function function) {
        GraphBuilder cell = new GraphBuilder("Edge");
        Ref before = cell.state("h", CellGraph.HIDDEN);
        Ref root = cell.pointwise("h.0", function, before);
        Ref bias = cell.weight("h.1", "h.b", CellGraph.HIDDEN);
        Ref scaled = cell.pointwise("h.2", Function.MULTIPLY, bias, root);
        cell.pointwise("h", Function.MULTIPLY, scaled, scaled);
        return cell.build("h");
    }
}
