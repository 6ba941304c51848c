package org.gateloom.runtime.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gateloom.runtime.network.Elman;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Sgd;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {

    /** 12 symbols, each following from the one before but for every fifth. */
    private static final Corpus CORPUS = corpus(4000);

    private static final Settings SETTINGS =
            new Settings(6, 10, 60, Adam.STANDARD, new LearningRate.Constant(0.01), 5, 25, 0, 1);

    @Test
    void learnsWhatFollowsWhat() throws CorpusException {
        try (Workers workers = new Workers(2)) {
            Trainer trainer = trainer(SETTINGS, DropoutRates.NONE, workers);
            Log log = new Log();
            assertThat(trainer.run(log)).isEqualTo(new Outcome.Finished(60));
            assertThat(log.losses.get(0)).isCloseTo(Math.log(12), within(0.1));
            // Four in five are certain; one in five is one of 12: ln(12) / 5 = 0.497.
            assertThat(log.losses.get(59)).isBetween(0.4, 1.2);
            assertThat(log.validations).extracting(Validation::step).containsExactly(25L, 50L, 60L);
            assertThat(log.validations).extracting(Validation::best).containsOnly(true);
            double between = log.losses.subList(25, 50).stream()
                    .mapToDouble(loss -> loss)
                    .average()
                    .orElseThrow();
            assertThat(log.validations.get(1).trainingLoss()).isCloseTo(between, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 6", "3, 6", "7, 6", "2, 40", "3, 40"})
    void anyNumberOfThreadsGivesTheSameBits(int threads, int batch) throws CorpusException {
        Settings settings = new Settings(batch, 10, 30, Adam.STANDARD, new LearningRate.Constant(0.01), 0.5, 10, 0, 1);
        assertThat(parametersAfter(settings, threads)).containsExactly(parametersAfter(settings, 1));
    }

    private static float[] parametersAfter(Settings settings, int threads) throws CorpusException {
        try (Workers workers = new Workers(threads)) {
            Trainer trainer = trainer(settings, new DropoutRates(0.2, 0.1), workers);
            trainer.run(Progress.NONE);
            return trainer.snapshot().parameters();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "24", "25", "59"})
    void stoppedAndRestoredElsewhereIsAsStraightThrough(long stop) throws CorpusException {
        try (Workers workers = new Workers(2)) {
            DropoutRates dropout = new DropoutRates(0.2, 0.1);
            Trainer straight = trainer(SETTINGS, dropout, workers);
            Log whole = new Log();
            straight.run(whole);

            Trainer first = trainer(SETTINGS, dropout, workers);
            Log log = new Log() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    super.stepped(step, loss, norm);
                    if (step == stop) {
                        first.stop();
                    }
                }
            };
            assertThat(first.run(log)).isEqualTo(new Outcome.Interrupted(stop));
            Snapshot snapshot = first.snapshot();

            Trainer second = trainer(SETTINGS, dropout, workers);
            second.run(Progress.NONE);
            second.restore(snapshot);
            assertThat(second.run(log)).isEqualTo(new Outcome.Finished(60));
            assertThat(log.losses).isEqualTo(whole.losses);
            assertThat(log.validations).isEqualTo(whole.validations);
            assertThat(second.snapshot().parameters())
                    .containsExactly(straight.snapshot().parameters());
        }
    }

    /** Measured, not believed: bytes that the only working thread allocates, counted by the JVM. */
    @ParameterizedTest
    @CsvSource({"0", "0.3"})
    void aSteadyStepAllocatesNothing(double dropout) throws CorpusException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // One thread, so that all work is on the one that is measured.
        try (Workers workers = new Workers(1)) {
            Settings settings = new Settings(6, 10, 6000, Adam.STANDARD, new LearningRate.Constant(0.001), 5, 0, 0, 1);
            Trainer trainer = trainer(settings, new DropoutRates(dropout, dropout), workers, 0);
            long[] bytes = new long[6001];
            long id = Thread.currentThread().getId();
            trainer.run(new Progress() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    bytes[(int) step] = threads.getThreadAllocatedBytes(id);
                }

                @Override
                public void validated(Validation validation) {}
            });
            long allocating = LongStream.range(5000, 6000)
                    .filter(step -> bytes[(int) step + 1] > bytes[(int) step])
                    .count();
            // Of a thousand steps. When the JIT compiles a method once more, the JVM makes the strings of that method's
            // messages on the thread that asked for it: a handful of steps in all. An epoch has 66 steps here, so what
            // each epoch allocates would show as well.
            assertThat(allocating).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void divergenceNamesTheStepAndChangesNothing() throws CorpusException {
        Settings wild =
                new Settings(6, 10, 60, new Sgd(0), new LearningRate.Constant(1e38), Double.POSITIVE_INFINITY, 0, 0, 1);
        try (Workers workers = new Workers(1)) {
            Trainer trainer = trainer(wild, DropoutRates.NONE, workers);
            Outcome outcome = trainer.run(Progress.NONE);
            assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
            Outcome.Diverged diverged = (Outcome.Diverged) outcome;
            assertThat(diverged.at()).isEqualTo(diverged.step() + 1).isBetween(2L, 5L);
            assertThat(Double.isFinite(diverged.loss()) && Double.isFinite(diverged.norm()))
                    .isFalse();
            float[] before = trainer.snapshot().parameters();
            assertThat(trainer.run(Progress.NONE)).isInstanceOf(Outcome.Diverged.class);
            assertThat(trainer.snapshot().parameters()).containsExactly(before);
        }
    }

    @Test
    void aLossOfHeldOutTextThatIsNotFiniteEndsTraining() throws CorpusException {
        Settings wild =
                new Settings(6, 10, 60, new Sgd(0), new LearningRate.Constant(1e39), Double.POSITIVE_INFINITY, 1, 0, 1);
        try (Workers workers = new Workers(1)) {
            Log log = new Log();
            Outcome outcome = trainer(wild, DropoutRates.NONE, workers).run(log);
            assertThat(outcome).isInstanceOf(Outcome.DivergedInValidation.class);
            assertThat(outcome.diverged()).isTrue();
            assertThat(log.validations)
                    .allSatisfy(validation ->
                            assertThat(validation.validationLoss()).isFinite());
        }
    }

    @Test
    void patienceEndsTraining() throws CorpusException {
        // A rate of 0 never gets better than the first validation.
        Settings idle = new Settings(6, 10, 60, new Sgd(0), new LearningRate.Constant(0), 5, 10, 3, 1);
        try (Workers workers = new Workers(1)) {
            Trainer trainer = trainer(idle, DropoutRates.NONE, workers);
            Log log = new Log();
            assertThat(trainer.run(log)).isEqualTo(new Outcome.StoppedEarly(40));
            assertThat(log.validations).extracting(Validation::best).containsExactly(true, false, false, false);
            assertThat(trainer.run(log)).isEqualTo(new Outcome.StoppedEarly(40));
        }
    }

    @Test
    void measuringIsTheSameHoweverLongTheChunksAre() throws CorpusException {
        try (Workers workers = new Workers(1)) {
            Trainer trainer = trainer(SETTINGS, new DropoutRates(0.5, 0.5), workers);
            double ten = trainer.measure(Batches.all(CORPUS.passage(), 6, 10));
            assertThat(trainer.measure(Batches.all(CORPUS.passage(), 6, 7))).isCloseTo(ten, within(1e-6));
            Batches longer = Batches.all(CORPUS.passage(), 6, 11);
            assertThatThrownBy(() -> trainer.measure(longer))
                    .hasMessage("memory for 6 streams of 10 symbols, but a text in 6 of 11");
        }
    }

    @Test
    void aTextTooShortIsASentence() {
        try (Workers workers = new Workers(1)) {
            Settings large = new Settings(500, 10, 60, new Sgd(0), new LearningRate.Constant(0), 5, 10, 3, 1);
            assertThatThrownBy(() -> trainer(large, DropoutRates.NONE, workers))
                    .isInstanceOf(CorpusException.class)
                    .hasMessageContaining("too few for 500 streams of 10 symbols");
        }
    }

    @Test
    void settingsOutOfRangeAreASentence() {
        assertThatThrownBy(() -> new Settings(0, 1, 1, new Sgd(0), new LearningRate.Constant(0), 5, 0, 0, 1))
                .hasMessage("a batch has at least 1 stream, not 0");
        assertThatThrownBy(() -> new Settings(4, 5, 1, 1, new Sgd(0), new LearningRate.Constant(0), 5, 0, 0, 1))
                .hasMessage("a batch of 4 streams is cut into 1 to 4 lanes, not 5");
        assertThatThrownBy(() -> new Settings(1, 1, 1, new Sgd(0), new LearningRate.Constant(0), Double.NaN, 0, 0, 1))
                .hasMessage("a gradient is clipped to a norm above 0, not NaN");
    }

    @Test
    void lanesAreCutByTheBatchAndWhatTheMachineWants() {
        int[] batches = {1, 2, 10, 31, 32, 64, 100, 128, 5000};
        assertThat(Arrays.stream(batches).map(batch -> Lanes.count(batch, 8, 1)))
                .containsExactly(1, 2, 2, 2, 4, 8, 8, 16, 64);
        assertThat(Arrays.stream(batches).map(batch -> Lanes.count(batch, 16, 1)))
                .containsExactly(1, 2, 2, 2, 2, 4, 4, 8, 64);
        assertThat(Arrays.stream(batches).map(batch -> Lanes.count(batch, 8, 16)))
                .as("sixteen processors")
                .containsExactly(1, 2, 4, 8, 16, 16, 16, 16, 64);
    }

    /** In another order of sums. */
    @Test
    void anyNumberOfLanesLearnsTheSame() throws CorpusException {
        float[] expected = parametersAfter(lanes(2), 2);
        float[] found = parametersAfter(lanes(5), 2);
        assertThat(found).isNotEqualTo(expected);
        assertThat(found).containsExactly(expected, within(1e-4f));
    }

    private static Settings lanes(int count) {
        return new Settings(10, count, 10, 20, Adam.STANDARD, new LearningRate.Constant(0.001), 5, 10, 0, 1);
    }

    private static Trainer trainer(Settings settings, DropoutRates dropout, Workers workers) throws CorpusException {
        return trainer(settings, dropout, workers, 0.1);
    }

    private static Trainer trainer(Settings settings, DropoutRates dropout, Workers workers, double heldOut)
            throws CorpusException {
        int symbols = CORPUS.vocabulary().size();
        Network network = new Network(List.of(new Elman(symbols, 24), new Elman(24, 16)), symbols, dropout);
        Weights weights = Weights.initial(network.parameters(), settings.seed());
        return new Trainer(new ProcessorEngine(network, weights, settings, workers), CORPUS.split(heldOut));
    }

    private static Corpus corpus(int length) {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder("abcdefghijkl");
        int last = 11;
        while (text.length() < length) {
            last = text.length() % 5 == 0 ? random.nextInt(12) : last * 5 % 12;
            text.append((char) ('a' + last));
        }
        try {
            return Corpus.of(text.toString().getBytes(UTF_8), "text");
        } catch (CorpusException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Log implements Progress {

        private final List<Double> losses = new ArrayList<>();
        private final List<Validation> validations = new ArrayList<>();

        @Override
        public void stepped(long step, double loss, double norm) {
            losses.add(loss);
        }

        @Override
        public void validated(Validation validation) {
            validations.add(validation);
        }
    }
}
