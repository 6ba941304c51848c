package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import org.gateloom.generator.opencl.TrainingCase.Heard;
import org.gateloom.runtime.opencl.DeviceTrainer;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole training steps by kernels, whose bodies are run as Java, beside the processor's trainer. */
class DeviceTrainerTest {

    /** One stage a step, several, products that are no recurrence, a state that is the input, and chance. */
    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "layer-norm-gru", "min-lstm", "t-rnn", "lstm-zoneout"})
    void trainsAsTheProcessorDoes(String name) throws CorpusException {
        KernelCell cell = KernelCell.of(name);

        TrainingCase.of(cell, TrainingCase.symbols()).agreesWithTheProcessor(JavaLauncher.sequential(cell.kernel(), 3));
    }

    @Test
    void trainsAnEmbeddingToo() throws CorpusException {
        KernelCell cell = KernelCell.of("lstm");

        TrainingCase.of(cell, 5).agreesWithTheProcessor(JavaLauncher.sequential(cell.kernel(), 3));
    }

    @Test
    void goesOnFromASnapshotAsIfItHadNeverStopped() throws CorpusException {
        KernelCell cell = KernelCell.of("gru");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols());
        Heard whole = new Heard();
        Heard parts = new Heard();
        try (DeviceTrainer straight = training.trainer(JavaLauncher.sequential(cell.kernel(), 3));
                DeviceTrainer first = training.trainer(JavaLauncher.sequential(cell.kernel(), 3));
                DeviceTrainer second = training.trainer(JavaLauncher.sequential(cell.kernel(), 3))) {
            straight.run(whole);

            Outcome stopped = first.run(new Progress() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    parts.stepped(step, loss, norm);
                    if (step == 20) {
                        first.stop();
                    }
                }

                @Override
                public void validated(Validation validation) {
                    parts.validated(validation);
                }
            });
            assertThat(stopped).isInstanceOf(Outcome.Interrupted.class);
            Snapshot snapshot = first.snapshot();
            second.restore(snapshot);
            second.run(parts);
        }

        assertThat(parts).isEqualTo(whole);
    }
}
