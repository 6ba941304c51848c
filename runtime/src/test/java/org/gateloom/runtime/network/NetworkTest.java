package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable.Entry;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

    private static final int SYMBOLS = 11;
    private static final int STEPS = 6;
    private static final int ROWS = 5;

    static List<Arguments> networks() {
        return List.of(
                Arguments.of("symbols looked up, one layer", List.of(new Elman(SYMBOLS, 7))),
                Arguments.of("symbols looked up, two layers", List.of(new Elman(SYMBOLS, 7), new Elman(7, 4))),
                Arguments.of("an embedding, two layers", List.of(new Elman(3, 7), new Elman(7, 4))),
                Arguments.of("a cell that reads no symbols", List.of(new Elman(SYMBOLS, 4, false))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void lossAndGradientAgreeWithPlainLoopsInDouble(String name, List<Elman> layers) {
        Network network = new Network(layers, SYMBOLS, DropoutRates.NONE);
        Batch batch = new Batch(network, 1);
        double[] parameters = batch.weights.toDoubles();
        Plain plain = new Plain(network, parameters);
        for (int chunk = 0; chunk < 2; chunk++) {
            // The second chunk starts from the states of the first.
            double[][] before = batch.states();
            double loss = batch.learn(STEPS - chunk, 0);
            assertThat(loss)
                    .isCloseTo(
                            plain.loss(STEPS - chunk, ROWS, batch.inputs, batch.targets, copy(before)), within(2e-6));
            double worst = 0;
            double norm = 0;
            double h = 1e-5;
            for (int i = 0; i < parameters.length; i++) {
                double here = parameters[i];
                parameters[i] = here + h;
                double above = plain.loss(STEPS - chunk, ROWS, batch.inputs, batch.targets, copy(before));
                parameters[i] = here - h;
                double below = plain.loss(STEPS - chunk, ROWS, batch.inputs, batch.targets, copy(before));
                parameters[i] = here;
                double difference = (above - below) / (2 * h);
                worst = Math.max(worst, Math.abs(difference - batch.gradient.get(i)));
                norm = Math.max(norm, Math.abs(difference));
            }
            assertThat(worst).isLessThan(2e-6 * norm + 1e-7);
            batch.lanes.forEach(Lane::carry);
        }
    }

    @Test
    void parametersAreNamedByTheirLayer() {
        Network network = new Network(List.of(new Elman(3, 7), new Elman(7, 4)), SYMBOLS, DropoutRates.NONE);
        assertThat(network.parameters().entries().stream().map(Entry::name))
                .containsExactly(
                        "embedding.W",
                        "layer1.h.W_x",
                        "layer1.h.W_h",
                        "layer1.h.b",
                        "layer2.h.W_x",
                        "layer2.h.W_h",
                        "layer2.h.b",
                        "output.W",
                        "output.b");
    }

    @Test
    void droppingIsReproducibleIndependentOfLanesAndHasItsGradient() {
        Network network =
                new Network(List.of(new Elman(SYMBOLS, 7), new Elman(7, 8)), SYMBOLS, new DropoutRates(0.4, 0.25));
        Batch one = new Batch(network, 1);
        Batch two = new Batch(network, 2);
        double loss = one.learn(STEPS, 9);
        assertThat(two.learn(STEPS, 9)).isCloseTo(loss, within(1e-6));
        assertThat(one.learn(STEPS, 9)).isEqualTo(loss);
        double[] gradient = one.gradient.toDoubles();
        assertThat(two.gradient.toDoubles()).containsExactly(gradient, within(1e-6));
        assertThat(one.learn(STEPS, 10)).isNotCloseTo(loss, within(1e-3));

        // Along a direction, with the same numbers dropped. Float differences: hence the wide step and tolerance.
        SplittableRandom random = new SplittableRandom(4);
        double expected = 0;
        double[] direction = new double[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            direction[i] = random.nextDouble() - 0.5;
            expected += direction[i] * gradient[i];
        }
        double h = 2e-3;
        one.move(direction, h);
        double above = one.learn(STEPS, 9);
        one.move(direction, -2 * h);
        double below = one.learn(STEPS, 9);
        assertThat((above - below) / (2 * h)).isCloseTo(expected, within(1e-3));
    }

    @Test
    void nothingIsDroppedInMeasuring() {
        List<Elman> layers = List.of(new Elman(SYMBOLS, 7), new Elman(7, 4));
        Batch dropping = new Batch(new Network(layers, SYMBOLS, new DropoutRates(0.4, 0.4)), 1);
        Batch plain = new Batch(new Network(layers, SYMBOLS, DropoutRates.NONE), 1);
        assertThat(dropping.lanes.get(0).measure(STEPS))
                .isEqualTo(plain.lanes.get(0).measure(STEPS));
    }

    @Test
    void theShareOfDroppedNumbersIsAsAsked() {
        FloatValues source = new FloatValues(50 * 8 * 100);
        for (int i = 0; i < source.length(); i++) {
            source.set(i, 1);
        }
        Dropout dropout = new Dropout(0.3, source, 0, 50, new Dropout.Rows(0, 8, 8), 100);
        dropout.drop(50, 1);
        double sum = 0;
        int dropped = 0;
        for (double number : dropout.output().toDoubles()) {
            sum += number;
            dropped += number == 0 ? 1 : 0;
        }
        assertThat(dropped / 40_000.0).isCloseTo(0.3, within(0.01));
        assertThat(sum / 40_000).isCloseTo(1, within(0.015));
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        assertThatThrownBy(
                        () -> new Network(List.of(new Elman(SYMBOLS, 7), new Elman(6, 4)), SYMBOLS, DropoutRates.NONE))
                .hasMessage("layer 2 reads 6 numbers, the one before it emits 7");
        assertThatThrownBy(() -> new Network(List.of(), SYMBOLS, DropoutRates.NONE))
                .hasMessage("a network has at least one layer");
        assertThatThrownBy(() -> new DropoutRates(1, 0))
                .hasMessage("dropout is from 0 to below 1, not 1.0 between layers and 0.0 after them");
    }

    private static double[][] copy(double[][] states) {
        double[][] copy = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            copy[i] = states[i].clone();
        }
        return copy;
    }

    /** A network with weights, random symbols and lanes. */
    private static final class Batch {

        private final Network network;
        private final FloatValues weights;
        private final FloatValues gradient;
        private final List<Lane> lanes = new ArrayList<>();
        private final Transposition transposition;
        private final int[] inputs = new int[STEPS * ROWS];
        private final int[] targets = new int[STEPS * ROWS];

        Batch(Network network, int laneCount) {
            this.network = network;
            this.weights = new FloatValues(network.parameters().length());
            this.gradient = new FloatValues(weights.length());
            Initializers.fill(network.parameters(), weights, 3);
            SplittableRandom random = new SplittableRandom(2);
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = random.nextInt(SYMBOLS);
                targets[i] = random.nextInt(SYMBOLS);
            }
            Parameters parameters = Parameters.of(weights);
            for (int i = 0; i < laneCount; i++) {
                int first = ROWS * i / laneCount;
                int count = ROWS * (i + 1) / laneCount - first;
                Lane lane = network.lane(parameters, STEPS, first, count, ROWS);
                for (int place = 0; place < STEPS * count; place++) {
                    int from = place / count * ROWS + first + place % count;
                    lane.inputs()[place] = inputs[from];
                    lane.targets()[place] = targets[from];
                }
                lanes.add(lane);
            }
            this.transposition = new Transposition(
                    network.parameters(), parameters, lanes.get(0).transposed());
        }

        /** The mean loss; the gradient is filled. */
        double learn(int steps, long seed) {
            transposition.run();
            double loss = 0;
            for (Lane lane : lanes) {
                loss += lane.learn(steps, 1f / (steps * ROWS), seed);
            }
            network.gradients(lanes, gradient).forEach(work -> work.run(steps));
            return loss / (steps * ROWS);
        }

        /** By layer, before the next chunk; of a single lane. */
        double[][] states() {
            double[][] states = new double[network.layers().size()][];
            for (int layer = 0; layer < states.length; layer++) {
                states[layer] = lanes.get(0).state(layer, 0).toDoubles();
            }
            return states;
        }

        void move(double[] direction, double length) {
            for (int i = 0; i < direction.length; i++) {
                weights.set(i, weights.get(i) + length * direction[i]);
            }
        }
    }
}
