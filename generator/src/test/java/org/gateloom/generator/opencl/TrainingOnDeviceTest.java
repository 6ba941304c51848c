package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import com.aparapi.device.OpenCLDevice;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.opencl.TrainingCase.Heard;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.AdamW;
import org.gateloom.runtime.optimize.RmsProp;
import org.gateloom.runtime.optimize.Sgd;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Validation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 100 training steps on an OpenCL device beside the processor's. Runs in a JVM of its own with a hard limit. */
class TrainingOnDeviceTest {

    private static final List<String> FEW =
            List.of("lstm", "gru", "rnn", "peephole-lstm", "layer-norm-gru", "min-lstm");

    private static final double RATE = 0.001;

    /**
     * Cells whose training is chaotic: at {@link #RATE} one rounding of their parameters is 0.1 % to 50 % of the loss after 90
     * steps or fewer, on the processor alone too.
     */
    private static final Map<String, Double> SLOWER = Map.of(
            "greff-noaf", 1e-4,
            "higher-order-rnn", 1e-4,
            "layer-norm-lstm-carried", 1e-4,
            "layer-norm-lstm-gates", 1e-4,
            "statistical-ru", 1e-4);

    @ParameterizedTest
    @MethodSource("names")
    void trainsAsTheProcessorDoes(String name) throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of(name, OnDevice.NARROW);
        Launcher launcher = OnDevice.open(cell.kernel());

        TrainingCase.of(cell, TrainingCase.symbols())
                .by(Adam.STANDARD, SLOWER.getOrDefault(name, RATE))
                .agreesWithTheProcessor(launcher);
    }

    static List<String> names() {
        return OnDevice.required() ? LibraryCells.names() : FEW;
    }

    @Test
    void dropsAndUpdatesAsTheProcessorDoes() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("gru");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols());

        training.dropping(new Network.DropoutRates(0.3, 0.2))
                .by(RmsProp.STANDARD, 0.003)
                .agreesWithTheProcessor(OnDevice.open(cell.kernel()));
        training.by(Sgd.STANDARD, 0.1).agreesWithTheProcessor(OnDevice.open(cell.kernel()));
        training.by(AdamW.STANDARD, 0.005).agreesWithTheProcessor(OnDevice.open(cell.kernel()));
    }

    /** A driver that shares no memory with Java has its own copies, which are lost when Java moves an array. */
    @Test
    void keepsItsNumbersWhereMemoryIsNotSharedAndGarbageIsCollected() throws CorpusException, UnsuitableException {
        OpenCLDevice.setConfigurator(device -> device.setSharedMemory(false));
        // A tile that no other test has: what is kept by a kernel's name was made for memory that is shared.
        KernelCell cell = KernelCell.of("lstm", new Tile(4, 2, Tile.Span.SEQUENCE));
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols());
        Heard heard = new Heard();
        try (DeviceEngine engine = training.engine(OnDevice.open(cell.kernel()))) {
            training.trainer(engine).run(new Progress() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    System.gc();
                    heard.stepped(step, loss, norm);
                }

                @Override
                public void validated(Validation validation) {
                    heard.validated(validation);
                }
            });
        }

        Heard expected = training.processor();
        assertThat(heard.losses().get(99)).isCloseTo(expected.losses().get(99), Percentage.withPercentage(0.1));
    }

    @AfterEach
    void memoryAsItWas() {
        OpenCLDevice.setConfigurator(null);
    }
}
