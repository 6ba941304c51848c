package org.gateloom.samples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.TextBatches;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Learns Anna Karenina here and in libtorch, from the same parameters and in the same order, and prints what either has
 * reached and how fast. How fast is told, not tested: that depends on the machine and on what else it does.
 */
class LearningTest {

    /** Not quite one pass over the text; with {@code -Dpeers.steps=300} a quick look. */
    private static final int STEPS = Integer.getInteger("peers.steps", 1000);

    /** Steps before the clock starts: compiling, loading, first touches of memory. */
    private static final int WARM_UP = STEPS / 10;

    /** Steps at the end whose losses are averaged. */
    private static final int AVERAGED = 50;

    /** Steps that tell how fast libtorch is with a thread for each core. */
    private static final int TRIED = 50;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static CharacterModel model(LibtorchOperator operator) {
        return new CharacterModel(operator, 128, 2, 32, 50, 5);
    }

    static List<LibtorchOperator> operators() {
        return List.of(LibtorchOperator.LSTM, LibtorchOperator.GRU);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theValidationLossIsLibtorchs(LibtorchOperator operator) throws CorpusException {
        CharacterModel model = model(operator);
        Corpus corpus = Corpus.read(Path.of("corpus", "anna.txt"));
        Corpus.Split text = corpus.split(0.1);
        TextBatches training = Batches.whole(text.training(), model.batch(), model.sequence());
        TextBatches validation = Batches.all(text.validation(), model.batch(), model.sequence());
        Network network = model.network(corpus.vocabulary().size());
        Weights weights = Weights.initial(network.parameters(), 1);

        Row libtorch = libtorch(model, network, weights, training, validation);
        double allThreads = allThreads(model, network, weights, training);
        Row gateloom = gateloom(model, network, weights, text, validation);

        System.out.printf(
                Locale.ROOT,
                "%n%s, 2 layers of 128, batch 32, sequence 50, Adam 0.002, clip 5;"
                        + " %,d steps on the first 90 %% of Anna Karenina, losses in nats a character%n"
                        + "%-22s %10s %10s %14s%n%s%s%-22s %10.4f %10.4f%n"
                        + "libtorch with threads: %d, over %d steps: %,.0f characters/s%n%n",
                operator,
                STEPS,
                "",
                "training",
                "validation",
                "characters/s",
                gateloom,
                libtorch,
                "difference",
                gateloom.training - libtorch.training,
                gateloom.validation - libtorch.validation,
                CORES,
                TRIED,
                allThreads);
        assertThat(gateloom.validation)
                .as("the frequencies of the symbols alone give 3.1")
                .isLessThan(3);
        assertThat(gateloom.validation).isCloseTo(libtorch.validation, within(0.02));
    }

    private static Row gateloom(
            CharacterModel model, Network network, Weights weights, Corpus.Split text, TextBatches validation)
            throws CorpusException {
        Clock clock = new Clock(model);
        try (Workers workers = new Workers(CORES)) {
            Trainer trainer = new Trainer(new ProcessorEngine(network, weights, model.settings(STEPS), workers), text);
            Outcome outcome = trainer.run((Losses) clock::step);
            assertThat(outcome).isEqualTo(new Outcome.Finished(STEPS));
            return clock.row("Gateloom, threads: " + CORES, trainer.measure(validation));
        }
    }

    /** On one thread: libtorch's threads lose much where anything else runs. */
    private static Row libtorch(
            CharacterModel model, Network network, Weights weights, TextBatches training, TextBatches validation) {
        Libtorch.threads(1);
        Clock clock = new Clock(model);
        try (LibtorchCharacters peer = model.inLibtorch(network, weights)) {
            for (int step = 0; step < STEPS; step++) {
                clock.step(peer.learn(training, step % training.chunks()));
            }
            return clock.row("libtorch, threads: 1", peer.measure(validation));
        }
    }

    /** Characters a second with a thread for each core, for those who wonder whether one is the slower choice. */
    private static double allThreads(CharacterModel model, Network network, Weights weights, TextBatches training) {
        Libtorch.threads(CORES);
        try (LibtorchCharacters peer = model.inLibtorch(network, weights)) {
            learn(peer, training);
            long start = System.nanoTime();
            learn(peer, training);
            return (double) TRIED * model.batch() * model.sequence() / ((System.nanoTime() - start) / 1e9);
        } finally {
            Libtorch.threads(1);
        }
    }

    private static void learn(LibtorchCharacters peer, TextBatches training) {
        for (int step = 0; step < TRIED; step++) {
            peer.learn(training, step);
        }
    }

    /** Mean loss and speed of the steps of one run. */
    private static final class Clock {
        private final CharacterModel model;
        private int steps;
        private double lastLosses;
        private long start;
        private long end;

        Clock(CharacterModel model) {
            this.model = model;
        }

        void step(double loss) {
            steps++;
            end = System.nanoTime();
            if (steps == WARM_UP) {
                start = end;
            }
            lastLosses += steps > STEPS - AVERAGED ? loss : 0;
        }

        Row row(String who, double validation) {
            double characters = (double) (STEPS - WARM_UP) * model.batch() * model.sequence();
            return new Row(who, lastLosses / AVERAGED, validation, characters / ((end - start) / 1e9));
        }
    }

    /**
     * A line of the table.
     *
     * @param training mean loss of the last {@link #AVERAGED} steps
     * @param validation loss after the last step
     * @param speed characters a second in training
     */
    private record Row(String who, double training, double validation, double speed) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-22s %10.4f %10.4f %,14.0f%n", who, training, validation, speed);
        }
    }
}
