package org.gateloom.samples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.sample.Choice;
import org.gateloom.runtime.sample.Writer;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Validation;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Networks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of training holds of every cell of the library, as the goal of this build generates it. */
@Execution(ExecutionMode.CONCURRENT)
class LibraryTrainingTest {

    private static final String PACKAGE = "org.gateloom.samples.cells";

    /** Held out; each training ends with a validation, which would otherwise be most of its time. */
    private static final int HELD_OUT = 2_000;

    private static Corpus corpus;

    private static Corpus.Split split;

    @BeforeAll
    static void readTheCorpus() throws CorpusException {
        corpus = Corpus.read(Path.of("corpus", "anna.txt"));
        Corpus.Split tenth = corpus.split(0.1);
        long from = tenth.validation().from();
        split = new Corpus.Split(tenth.training(), new Passage(corpus.symbols(), from, from + HELD_OUT));
    }

    /** All generated classes that are cells. */
    static List<Class<?>> cells() throws IOException, ReflectiveOperationException {
        Path folder = Path.of("target", "classes").resolve(PACKAGE.replace('.', '/'));
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> PACKAGE + "." + name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        List<Class<?>> cells = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (Cell.class.isAssignableFrom(type)) {
                cells.add(type);
            }
        }
        assertThat(cells).hasSizeGreaterThanOrEqualTo(8);
        return cells;
    }

    /**
     * An untrained network finds all symbols about as likely. Its loss is above that of knowing nothing by half the
     * variance of its scores: 0.6 nats where a cell puts out numbers near ±1, more where it sums without a bound, a
     * tenth of that for most cells.
     */
    @ParameterizedTest
    @MethodSource("cells")
    void theUntrainedLossIsThatOfKnowingNothing(Class<?> cell) throws Exception {
        try (Workers workers = new Workers(2)) {
            Trainer trainer = trainer(cell, 128, 32, 1, workers);
            double loss = trainer.measure(Batches.all(new Passage(corpus.symbols(), 0, 3_200), 32, 20));
            double uniform = Math.log(corpus.vocabulary().size());
            assertThat(loss).isBetween(0.98 * uniform, 1.3 * uniform);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void anyNumberOfThreadsGivesTheSameBits(Class<?> cell) throws Exception {
        // Three lanes, so that up to three threads have work.
        float[] one = parametersAfter(cell, 24, 1);
        for (int threads : new int[] {2, 3}) {
            assertThat(Arrays.equals(parametersAfter(cell, 24, threads), one))
                    .as("%d threads", threads)
                    .isTrue();
        }
    }

    private static float[] parametersAfter(Class<?> cell, int batch, int threads) throws Exception {
        try (Workers workers = new Workers(threads)) {
            Trainer trainer = trainer(cell, 20, batch, 6, workers);
            trainer.run(Progress.NONE);
            return trainer.snapshot().parameters();
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void goingOnFromASnapshotIsAsStraightThrough(Class<?> cell) throws Exception {
        try (Workers workers = new Workers(2)) {
            Trainer straight = trainer(cell, 20, 5, 8, workers);
            straight.run(Progress.NONE);
            Trainer first = trainer(cell, 20, 5, 3, workers);
            first.run(Progress.NONE);
            Trainer second = trainer(cell, 20, 5, 8, workers);
            second.restore(first.snapshot());
            // What is measured is of the parameters as they are now, transposed ones too.
            Batches text = Batches.all(new Passage(corpus.symbols(), 0, 500), 5, 10);
            assertThat(second.measure(text)).isEqualTo(first.measure(text));
            second.run(Progress.NONE);
            Snapshot there = second.snapshot();
            Snapshot expected = straight.snapshot();
            assertThat(Arrays.equals(there.parameters(), expected.parameters())).isTrue();
            expected.states()
                    .forEach((name, state) -> assertThat(
                                    Arrays.equals(there.states().get(name), state))
                            .as(name)
                            .isTrue());
        }
    }

    /** Bytes that the only working thread allocates, counted by the JVM. */
    @ParameterizedTest
    @MethodSource("cells")
    void aSteadyStepAllocatesNothing(Class<?> cell) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(1)) {
            int steps = 300;
            Trainer trainer = trainer(cell, 20, 2, steps, workers);
            long[] bytes = new long[steps + 1];
            long id = Thread.currentThread().getId();
            trainer.run(new Progress() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    bytes[(int) step] = threads.getThreadAllocatedBytes(id);
                }

                @Override
                public void validated(Validation validation) {}
            });
            long allocating = IntStream.range(steps / 2, steps)
                    .filter(step -> bytes[step + 1] > bytes[step])
                    .count();
            // Of 150 steps. When the JIT compiles a method once more, the JVM makes the strings of that method's
            // messages
            // on the thread that asked for it.
            assertThat(allocating).isLessThanOrEqualTo(8);
        }
    }

    /** One stream, symbol by symbol, as text is written: the same as in a batch of sequences, to within rounding. */
    @ParameterizedTest
    @MethodSource("cells")
    void aStreamAloneIsAsInABatch(Class<?> cell) {
        int rows = 5;
        int time = 12;
        Network network = network(cell, 20);
        Parameters weights = Weights.initial(network.parameters(), 1).parameters();
        Lane batch = network.lane(weights, time, 0, rows, rows);
        new Transposition(network.parameters(), weights, batch.transposed()).run();
        int[] symbols = new SplittableRandom(1)
                .ints((long) time * rows, 0, network.symbols())
                .toArray();
        System.arraycopy(symbols, 0, batch.inputs(), 0, symbols.length);
        batch.forward(time);
        float[] expected = new float[network.symbols()];
        float[] logits = new float[network.symbols()];
        for (int row = 0; row < rows; row++) {
            Lane alone = network.lane(weights, 1, 0, 1, 1);
            for (int step = 0; step < time; step++) {
                alone.inputs()[0] = symbols[step * rows + row];
                alone.forward(1);
                alone.carry();
                alone.logits(0, 0, logits);
                batch.logits(step, row, expected);
                assertThat(logits).containsExactly(expected, within(2e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void writingAllocatesNothing(Class<?> cell) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Network network = network(cell, 20);
        Parameters weights = Weights.initial(network.parameters(), 1).parameters();
        int allocating = 0;
        long id = Thread.currentThread().getId();
        // Texts of their own, because untrained a cell may run out of finite numbers on a long one.
        for (int text = 0; text < 30; text++) {
            Writer writer = new Writer(network, weights, new Choice(0.8, 20, 0.9), new SplittableRandom(text));
            writer.read(0);
            allocating = 0;
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < 100; i++) {
                writer.write();
                long after = threads.getThreadAllocatedBytes(id);
                allocating += after > before ? 1 : 0;
                before = after;
            }
        }
        // Of the last text's 100, for the same reason as above.
        assertThat(allocating).isLessThanOrEqualTo(8);
    }

    private static Network network(Class<?> cell, int hidden) {
        int symbols = corpus.vocabulary().size();
        return new Networks(sizes -> cell(cell, sizes), symbols, 2, 0.1).of(hidden);
    }

    private static Trainer trainer(Class<?> cell, int hidden, int batch, long steps, Workers workers)
            throws CorpusException {
        Network network = network(cell, hidden);
        Settings settings =
                new Settings(batch, 20, steps, Adam.STANDARD, new LearningRate.Constant(0.005), 5, 1 << 20, 0, 1);
        Weights weights = Weights.initial(network.parameters(), 1);
        return new Trainer(new ProcessorEngine(network, weights, settings, workers), split);
    }

    private static Cell cell(Class<?> type, Map<String, Integer> sizes) {
        try {
            return (Cell) type.getMethod("of", Map.class).invoke(null, sizes);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }
}
