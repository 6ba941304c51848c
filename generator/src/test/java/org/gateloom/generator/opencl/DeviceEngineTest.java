package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import org.gateloom.generator.opencl.TrainingCase.Heard;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.AdamW;
import org.gateloom.runtime.optimize.RmsProp;
import org.gateloom.runtime.optimize.Sgd;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole training steps by kernels, whose bodies are run as Java, beside the processor's trainer. */
class DeviceEngineTest {

    /** One stage a step, several, products that are no recurrence, a state that is the input, and chance. */
    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "layer-norm-gru", "min-lstm", "t-rnn", "lstm-zoneout"})
    void trainsAsTheProcessorDoes(String name) throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of(name);

        TrainingCase.of(cell, TrainingCase.symbols()).agreesWithTheProcessor(launcher(cell));
    }

    @Test
    void trainsAnEmbeddingToo() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("lstm");

        TrainingCase.of(cell, 5).agreesWithTheProcessor(launcher(cell));
    }

    @Test
    void trainsByEveryOptimiser() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("gru");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols());

        training.by(Sgd.STANDARD, 0.1).agreesWithTheProcessor(launcher(cell));
        training.by(RmsProp.STANDARD, 0.003).agreesWithTheProcessor(launcher(cell));
        training.by(new AdamW(AdamW.STANDARD.adam(), 0.5), 0.005).agreesWithTheProcessor(launcher(cell));
    }

    /** Between the layers and behind the last; the second cell has a state that is its input. */
    @ParameterizedTest
    @ValueSource(strings = {"gru", "t-rnn"})
    void dropsWhatTheProcessorDrops(String name) throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of(name);

        TrainingCase.of(cell, TrainingCase.symbols())
                .dropping(new Network.DropoutRates(0.3, 0.2))
                .agreesWithTheProcessor(launcher(cell));
        TrainingCase.of(cell, 5).dropping(new Network.DropoutRates(0, 0.4)).agreesWithTheProcessor(launcher(cell));
    }

    /** Whole tiles, without rows that nobody asked for. */
    @Test
    void trainsABatchOfWholeTiles() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("lstm");

        TrainingCase.of(cell, TrainingCase.symbols()).batch(8).agreesWithTheProcessor(launcher(cell));
    }

    /** Steps of one execution: what the third did wrong, the first two do not suffer from. */
    @Test
    void aStepThatIsNotFiniteLeavesEverythingAsItWas() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("irnn");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols()).by(Sgd.STANDARD, 1e9);
        Snapshot after;
        long step;
        try (DeviceEngine engine = training.engine(launcher(cell))) {
            Trainer trainer = training.trainer(engine);
            Outcome outcome = trainer.run(new Heard());
            assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
            step = trainer.step();
            assertThat(step).isBetween(1L, engine.stepsAtOnce() - 1L);
            after = trainer.snapshot();
        }
        try (DeviceEngine engine = training.steps(step).engine(launcher(cell))) {
            Trainer trainer = training.steps(step).trainer(engine);
            trainer.run(new Heard());
            Snapshot expected = trainer.snapshot();
            assertThat(after.parameters()).containsExactly(expected.parameters());
            assertThat(after.moments()).usingRecursiveComparison().isEqualTo(expected.moments());
            assertThat(after.states()).usingRecursiveComparison().isEqualTo(expected.states());
        }
    }

    /** Squares of such a gradient are beyond the largest float. */
    @Test
    void clipsAGradientWhoseSquaresOverflow() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("irnn");
        TrainingCase training =
                TrainingCase.of(cell, TrainingCase.symbols()).steps(2).by(Sgd.STANDARD, 1e8);
        assertThat(training.processor().norms().get(1)).isGreaterThan(Math.sqrt(Float.MAX_VALUE));

        training.agreesWithTheProcessor(launcher(cell));
    }

    private static Launcher launcher(KernelCell cell) {
        return JavaLauncher.sequential(cell.kernel(), 3);
    }

    @Test
    void goesOnFromASnapshotAsIfItHadNeverStopped() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("gru");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols());
        Heard whole = new Heard();
        Heard parts = new Heard();
        try (DeviceEngine one = training.engine(launcher(cell));
                DeviceEngine two = training.engine(launcher(cell));
                DeviceEngine three = training.engine(launcher(cell))) {
            training.trainer(one).run(whole);

            Trainer first = training.trainer(two);
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
            Trainer second = training.trainer(three);
            second.restore(snapshot);
            second.run(parts);
        }

        assertThat(parts).isEqualTo(whole);
    }
}
