package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reverse mode against complex step and central differences. */
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

                assertThat(Deviation.worst(reverse.parts(), complex.parts())).isLessThan(1e-13);
                assertThat(ComplexStep.value(graph, given))
                        .isCloseTo(CentralDifference.number(graph, given), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void soItIsInRandomDirectionsAtTheSizesGeneratedCodeIsHeldTo(CellGraph graph) {
        SplittableRandom random = new SplittableRandom(13);
        Case given = new RandomCase(Map.of("in", 3, "hidden", 17), 2, 17).make(graph, random);
        Gradient reverse = Reference.answer(graph, given).gradient();
        for (int sample = 0; sample < 10; sample++) {
            Gradient direction = Gradient.shapedLike(given, shape -> RandomCase.uniform(shape, 1, random));

            double exact = ComplexStep.derivative(graph, given, direction);

            assertThat(reverse.dot(direction)).isCloseTo(exact, within(1e-13 * Math.sqrt(reverse.dot(reverse))));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void withSymbolsThereIsNoGradientByTheInputAndTheRestHolds(CellGraph graph) {
        Case given = SMALL.withSymbols().make(graph, new SplittableRandom(17));

        Gradient reverse = Reference.answer(graph, given).gradient();

        assertThat(reverse.input()).isEmpty();
        assertThat(Deviation.worst(
                        reverse.parts(), ComplexStep.gradient(graph, given).parts()))
                .isLessThan(1e-13);
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionHasItsDerivative(Function function) {
        for (int seed = 0; seed < 3; seed++) {
            CellGraph graph = RandomGraph.around(function, new SplittableRandom(seed));
            proven(graph, RandomGraph.SIZES, seed);
        }
    }

    @Test
    void graphsMadeByChanceHaveTheirGradients() {
        Set<Function> seen = EnumSet.noneOf(Function.class);
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CellGraph graph = RandomGraph.make(1 + random.nextInt(20), random);
            graph.nodes().forEach(node -> {
                if (node.operation() instanceof Operation.Pointwise pointwise) {
                    seen.add(pointwise.function());
                }
            });
            proven(graph, RandomGraph.SIZES, seed);
        }
        assertThat(seen).isEqualTo(RandomGraph.FUNCTIONS);
    }

    private static void proven(CellGraph graph, Map<String, Integer> sizes, int seed) {
        GradientProof proof = GradientProof.of(graph, sizes, new SplittableRandom(seed));

        assertThat(proof.failure()).as("seed %d: %s", seed, graph).isEmpty();
        assertThat(proof.points()).allMatch(GradientProof.Point::finite);
    }

    /** As {@link Function} states them, and as complex step decides them by its own comparison. */
    @Test
    void tiesAndKinksHaveTheStatedDerivative() {
        assertThat(partials(Function.RELU, 0)).containsExactly(0);
        assertThat(partials(Function.LEAKY_RELU, 0)).containsExactly(0.01);
        assertThat(partials(Function.ABS, 0)).containsExactly(0);
        assertThat(partials(Function.MAXIMUM, 2, 2)).containsExactly(1, 0);
        assertThat(partials(Function.MINIMUM, 2, 2)).containsExactly(1, 0);
        assertThat(partials(Function.HARD_SIGMOID, -2.5)).containsExactly(0);
        assertThat(partials(Function.HARD_SIGMOID, 2.5)).containsExactly(0);
    }

    @Test
    void saturatedFunctionsKeepTheDigitsOfTheirDerivative() {
        assertThat(partials(Function.TANH, 30)[0]).isCloseTo(4 * Math.exp(-60), within(1e-40));
        assertThat(partials(Function.SIGMOID, 50)[0]).isCloseTo(Math.exp(-50), within(1e-36));
        assertThat(partials(Function.SIGMOID, -800)).containsExactly(0);
        assertThat(partials(Function.SOFTPLUS, 800)).containsExactly(1);
        assertThat(partials(Function.LOG_SIGMOID, -800)).containsExactly(1);
        assertThat(RealFunction.value(Function.LOG_SIGMOID, -800)).isEqualTo(-800);
    }

    /** By rule; fails where complex step has another. */
    private static double[] partials(Function function, double... operands) {
        double step = 0x1p-200;
        double[] partials = new double[operands.length];
        for (int k = 0; k < operands.length; k++) {
            Complex[] moved = Arrays.stream(operands).mapToObj(Complex::real).toArray(Complex[]::new);
            moved[k] = new Complex(operands[k], step);
            partials[k] = RealDerivative.partial(function, k, operands);
            assertThat(ComplexFunction.value(function, moved).im() / step)
                    .isCloseTo(partials[k], within(1e-14 * Math.abs(partials[k])));
        }
        return partials;
    }
}
