package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {

    private static final RandomCase SMALL = new RandomCase(Map.of("in", 3, "hidden", 5), 2, 4);

    static Stream<CellGraph> cells() {
        return Stream.of(HandBuilt.rnn(), HandBuilt.lstm(), HandBuilt.gru());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void reverseModeIsTheComplexStepInEveryCoordinate(CellGraph graph) {
        for (double scale : new double[] {1, 20}) {
            for (RandomCase.Start start : RandomCase.Start.values()) {
                Case given = SMALL.withScale(scale).withStart(start).make(graph, new SplittableRandom(11));
                Gradient reverse = Reference.answer(graph, given).gradient();
                Gradient complex = ComplexStep.gradient(graph, given);

                assertThat(Deviation.worst(reverse.parts(), complex.parts())).isLessThan(1e-12);
            }
        }
    }
}
