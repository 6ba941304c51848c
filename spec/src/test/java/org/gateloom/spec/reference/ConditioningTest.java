package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.api.Test;

class ConditioningTest {

    private static final RandomCase CASE = new RandomCase(Map.of("in", 3, "hidden", 17), 2, 17);

    @Test
    void anLstmInItsWorkingRangeMagnifiesNothing() {
        assertThat(condition("lstm", 1).values()).isLessThan(10);
    }

    @Test
    void aDeepCellWithLargeWeightsIsBeyondMeasure() {
        Conditioning condition = condition("rhn-deep", 20);

        assertThat(condition.values()).isInfinite();
        assertThat(condition.allowed("output", 1e-12, 0x1p-53)).isInfinite();
    }

    private static Conditioning condition(String cell, double scale) {
        CellGraph graph = Library.cell(cell);
        Case given = CASE.withScale(scale).make(graph, new SplittableRandom(7));
        return Conditioning.of(graph, given, new SplittableRandom(1));
    }
}
