package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.cells.Rnn;
import org.gateloom.samples.run.Backend;
import org.gateloom.samples.run.Networks;
import org.junit.jupiter.api.Test;

/** What {@code --backend auto} decides. */
class BackendsTest {

    private static final Network NETWORK = new Networks(Rnn::of, 5, 1, 0).of(4);

    private static final Backend TOO_SMALL = (network, weights, settings) -> {
        throw new UnsuitableException("the device is too small");
    };

    private final List<String> said = new ArrayList<>();

    private String computedOn(Backend first, Backend second) throws UnsuitableException {
        Weights weights = Weights.initial(NETWORK.parameters(), 1);
        try (Engine engine = Backends.either(first, second, said::add)
                .engine(
                        NETWORK,
                        weights,
                        new Settings(2, 1, 3, 1, Adam.STANDARD, new LearningRate.Constant(0.002), 5, 1, 0, 1))) {
            return engine.description();
        }
    }

    @Test
    void theProcessorIsTakenWhereADeviceIsUnsuitableAndIsAskedForItsMemoryFirst() throws UnsuitableException {
        try (Workers workers = new Workers(1)) {
            Backend processor = (network, weights, settings) -> {
                assertThat(said).containsExactly("the device is too small");
                return new ProcessorEngine(network, weights, settings, workers);
            };
            assertThat(computedOn(TOO_SMALL, processor)).isEqualTo(ProcessorEngine.DESCRIPTION);
        }
    }

    @Test
    void whatSuitsIsTakenWithoutAWord() throws UnsuitableException {
        try (Workers workers = new Workers(1)) {
            computedOn(
                    (network, weights, settings) -> new ProcessorEngine(network, weights, settings, workers),
                    TOO_SMALL);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void whereNeitherSuitsTheSecondSaysWhy() {
        assertThatThrownBy(() -> computedOn(TOO_SMALL, TOO_SMALL)).hasMessage("the device is too small");
    }
}
