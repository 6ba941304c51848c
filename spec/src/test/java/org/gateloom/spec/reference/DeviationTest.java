package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.api.Test;

class DeviationTest {

    @Test
    void isTheDistanceAsAShareOfTheExpectedNorm() {
        assertThat(Deviation.of(Tensor.of(3.0, 4.5), Tensor.of(3.0, 4.0))).isCloseTo(0.1, within(1e-16));
        assertThat(Deviation.of(Tensor.of(0.0, 0.0), Tensor.of(0.0, 0.0))).isZero();
        assertThat(Deviation.of(Tensor.of(1e-30), Tensor.of(0.0))).isEqualTo(1);
        assertThat(Deviation.of(Tensor.of(2e200), Tensor.of(1e200))).isEqualTo(1);
    }

    @Test
    void nothingIsSaidForWhatIsNotANumberOrOfAnotherShape() {
        assertThat(Deviation.of(Tensor.of(Double.NaN), Tensor.of(Double.NaN))).isInfinite();
        assertThat(Deviation.of(Tensor.of(1.0), Tensor.of(Double.POSITIVE_INFINITY)))
                .isInfinite();
        assertThat(Deviation.of(Tensor.of(1.0, 2.0), Tensor.zeros(List.of(2, 1))))
                .isInfinite();
    }

    @Test
    void aBlockFarSmallerThanItsKindIsMeasuredByAThousandthOfTheLargest() {
        Map<String, Tensor> expected = Map.of(
                "output", Tensor.of(1e6),
                "gradient.parameters.a", Tensor.of(100.0),
                "gradient.parameters.b", Tensor.of(1e-9));
        Map<String, Tensor> actual = Map.of(
                "output", Tensor.of(1e6),
                "gradient.parameters.a", Tensor.of(100.0),
                "gradient.parameters.b", Tensor.of(2e-9));

        assertThat(Deviation.each(actual, expected).get("gradient.parameters.b"))
                .isCloseTo(1e-8, within(1e-20));
        assertThat(Deviation.worst(actual, expected)).isCloseTo(1e-8, within(1e-20));
        assertThatThrownBy(() -> Deviation.each(Map.of(), Map.of("output", Tensor.of(1.0))))
                .hasMessage("output is not among []");
    }

    /** Twenty times the weights make an RNN chaotic; one in its working range it is not. */
    @Test
    void aChaoticCaseDoesNotDetermineItsAnswer() {
        CellGraph graph = HandBuilt.rnn();
        RandomCase cases = new RandomCase(Map.of("in", 3, "hidden", 17), 2, 17);

        Conditioning calm = Conditioning.of(graph, cases.make(graph, new SplittableRandom(1)), new SplittableRandom(2));
        Conditioning chaotic = Conditioning.of(
                graph, cases.withScale(20).make(graph, new SplittableRandom(1)), new SplittableRandom(2));

        assertThat(calm.values()).isBetween(1.0, 3.0);
        assertThat(calm.gradients()).isBetween(1.0, 4.0);
        assertThat(chaotic.values()).isBetween(1e2, 1e5);
        assertThat(chaotic.gradients()).isBetween(1e3, 1e7);
        assertThat(calm.allowed("output", 1e-12, 0x1p-53)).isEqualTo(1e-12);
        assertThat(chaotic.allowed("output", 1e-5, 0x1p-24)).isGreaterThan(1e-5);
    }
}
