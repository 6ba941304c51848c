package org.gateloom.samples.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceNetworkTest {

    private static final int[] TEXT = {3, 0, 4, 4, 1, 2, 0, 3, 1, 1, 4, 2, 0, 2};

    /** With chance in training; behind an embedding; with block matrices. */
    @ParameterizedTest
    @ValueSource(strings = {"lstm-zoneout", "mut1", "slstm"})
    void itsLogitsAndLossAreThoseOfTheNetworkThatTrains(String cell) {
        Source source = ExampleNetworks.library(cell);
        Network network = ExampleNetworks.network(source, 5, 2, 8);
        Weights weights = Weights.initial(network.parameters(), 11);

        Reading reading = ReferenceNetwork.of(ExampleNetworks.graph(source), network, weights.master())
                .read(TEXT);

        Lane lane = network.lane(weights.parameters(), TEXT.length, 0, 1, 1);
        new Transposition(network.parameters(), weights.parameters(), lane.transposed()).run();
        System.arraycopy(TEXT, 0, lane.inputs(), 0, TEXT.length);
        System.arraycopy(TEXT, 1, lane.targets(), 0, TEXT.length - 1);
        lane.targets()[TEXT.length - 1] = Batches.NO_TARGET;
        double loss = lane.measure(TEXT.length) / (TEXT.length - 1);
        assertThat(reading.loss()).isCloseTo(loss, within(1e-5));
        float[] logits = new float[5];
        for (int place = 0; place < TEXT.length; place++) {
            lane.logits(place, 0, logits);
            for (int symbol = 0; symbol < logits.length; symbol++) {
                assertThat(reading.logits().get(place, symbol)).isCloseTo(logits[symbol], within(2e-5));
            }
        }
    }

    @Test
    void whatItExpectsIsAProbabilityAndSurpriseItsLogarithm() {
        Source source = ExampleNetworks.library("gru");
        Network network = ExampleNetworks.network(source, 5, 1, 4);
        float[] numbers = Weights.initial(network.parameters(), 3).master();
        Reading reading = ReferenceNetwork.of(ExampleNetworks.graph(source), network, numbers)
                .read(TEXT);

        assertThat(reading.surprise(0)).isEmpty();
        for (int place = 1; place < TEXT.length; place++) {
            double[] probabilities = reading.probabilities(place - 1);
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
            assertThat(reading.surprise(place).orElseThrow())
                    .isCloseTo(-Math.log(probabilities[TEXT[place]]), within(1e-12));
            assertThat(reading.likeliest(place - 1, 5))
                    .hasSize(5)
                    .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        }
    }
}
