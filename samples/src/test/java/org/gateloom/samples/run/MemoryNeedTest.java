package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Footprint;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.cells.Gru;
import org.gateloom.samples.cells.LayerNormLstm;
import org.gateloom.samples.cells.Lstm;
import org.gateloom.samples.cells.LstmZoneout;
import org.gateloom.samples.cells.MinLstm;
import org.gateloom.samples.cells.Rnn;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is estimated is what the JVM counts when a trainer is made. */
@Isolated("counts what the JVM has allocated")
class MemoryNeedTest {

    private static final Map<String, Function<Map<String, Integer>, Cell>> CELLS = Map.of(
            "rnn", Rnn::of,
            "gru", Gru::of,
            "lstm", Lstm::of,
            "layer-norm-lstm", LayerNormLstm::of,
            "lstm-zoneout", LstmZoneout::of,
            "min-lstm", MinLstm::of);

    @ParameterizedTest
    @CsvSource({
        // cell, symbols, hidden, layers, batch, lanes, sequence, dropout
        "rnn, 80, 32, 2, 32, 2, 50, 0",
        "gru, 80, 64, 1, 64, 4, 30, 0.5",
        "lstm, 80, 64, 3, 32, 2, 40, 0.2",
        "lstm, 5000, 16, 1, 16, 2, 20, 0",
        "layer-norm-lstm, 80, 64, 2, 32, 2, 40, 0",
        "lstm-zoneout, 80, 64, 2, 32, 2, 40, 0",
        "min-lstm, 300, 64, 2, 32, 1, 40, 0.1"
    })
    void theEstimateIsWhatTheJvmCounts(
            String cell, int symbols, int hidden, int layers, int batch, int lanes, int sequence, double dropout)
            throws Exception {
        TrainingSettings settings = settings(hidden, layers, batch, lanes, sequence, dropout);
        Network network = new Networks(CELLS.get(cell), symbols, layers, dropout).of(hidden);
        MemoryNeed need = MemoryNeed.of(network, plan(cell), settings);
        Footprint estimated =
                need.parts().stream().map(MemoryNeed.Part::footprint).reduce(Footprint.NONE, Footprint::plus);
        // What a checkpoint copies is not there yet: the parameters and Adam's two moments.
        long checkpoint = 3L * Float.BYTES * network.parameters().length();

        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Corpus.Split text =
                new Corpus.Split(Passage.of(new int[4 * batch * sequence]), Passage.of(new int[batch * sequence]));
        try (Workers workers = new Workers(1)) {
            // Once to load classes.
            trainer(network, settings, text, workers);
            settle();
            long outside = direct();
            long heap = thread.getCurrentThreadAllocatedBytes();
            Trainer trainer = trainer(network, settings, text, workers);
            heap = thread.getCurrentThreadAllocatedBytes() - heap;
            outside = direct() - outside;
            assertThat((double) outside / estimated.outside())
                    .as("outside the heap")
                    .isCloseTo(1, within(0.03));
            assertThat((double) heap / (estimated.heap() - checkpoint))
                    .as("on the heap")
                    .isCloseTo(1, within(0.15));
            assertThat(trainer.step()).isZero();
        }
    }

    /** A look-up, never a vector as long as the vocabulary for each character. */
    @Test
    void sixtyThousandSymbolsCostParametersAndLogits() {
        TrainingSettings settings = settings(32, 1, 16, 2, 20, 0);
        Network network = new Networks(Lstm::of, 60_000, 1, 0).of(32);
        MemoryNeed need = MemoryNeed.of(network, plan("lstm"), settings);
        long oneHot = 16L * 20 * 60_000 * Float.BYTES;
        assertThat(need.parts().get(1).footprint().total()).isLessThan(oneHot / 50);
        assertThat(need.parts().get(2).footprint().outside()).isBetween(oneHot, oneHot * 2);
        assertThat(network.embeds()).isFalse();
        assertThat(network.parameters().length()).isEqualTo(4 * 32 * (60_000 + 32 + 1) + 60_000 * 33);
    }

    @Test
    void whatIsTooLittleIsSaidAndWhatToLower() {
        TrainingSettings settings = settings(2048, 2, 64, 2, 100, 0);
        MemoryNeed need = MemoryNeed.of(new Networks(Lstm::of, 80, 2, 0).of(2048), plan("lstm"), settings);
        assertThat(need.refusal(new MachineMemory(64L << 30, 64L << 30, 128L << 30)))
                .isEmpty();
        assertThat(need.refusal(new MachineMemory(256 << 20, 64L << 30, 128L << 30))
                        .orElseThrow())
                .matches("the training needs about [0-9.]+ GB of memory on Java's heap and [0-9.]+ GB outside it;"
                        + " Java may take 268 MB and 68.72 GB: .*\\(lower --hidden or --layers\\).*"
                        + ", or give Java more memory: JDK_JAVA_OPTIONS=-Xmx[0-9]+m");
        assertThat(need.refusal(new MachineMemory(64L << 30, 256 << 20, 128L << 30))
                        .orElseThrow())
                .contains("Java may take 68.72 GB and 268 MB: ");
        // In a container of 2 GB no -Xmx helps.
        assertThat(need.refusal(new MachineMemory(64L << 30, 64L << 30, 2L << 30))
                        .orElseThrow())
                .contains(
                        "the machine, or the container, has 2.15 GB: ", "--batch", "--sequence", "--hidden", "--layers")
                .doesNotContain("Xmx");
    }

    @Test
    void aBlockThatJavaCannotCountIsRefusedOnAnyMachine() {
        MachineMemory any = new MachineMemory(1L << 50, 1L << 50, 1L << 51);
        Network network = new Networks(Rnn::of, 60_000, 1, 0).of(8);
        assertThat(MemoryNeed.of(network, plan("rnn"), settings(8, 1, 128, 1, 100, 0))
                        .refusal(any)
                        .orElseThrow())
                .isEqualTo(
                        "a part of the batch needs 3.07 GB in one block, and Java has blocks of 2.15 GB at most: lower"
                                + " --batch or --sequence, or cut the batch into more --lanes");
        assertThat(MemoryNeed.of(network, plan("rnn"), settings(8, 1, 128, 2, 100, 0))
                        .refusal(any))
                .isEmpty();
    }

    /** Which classes are taken for which is counted in a lane of its own, as great as the others. */
    @Test
    void classesNeedALaneMore() {
        Network classes = new Networks(Gru::of, new Ends.Classes(3, 1), 1, 0).of(32);
        Network numbers = new Networks(Gru::of, new Ends.Vectors(3, 1, 0.5), 1, 0).of(32);
        assertThat(MemoryNeed.of(classes, plan("gru"), settings(32, 1, 16, 2, 40, 0))
                        .parts())
                .isEqualTo(MemoryNeed.of(numbers, plan("gru"), settings(32, 1, 24, 3, 40, 0))
                        .parts());
    }

    private static TrainingSettings settings(
            int hidden, int layers, int batch, int lanes, int sequence, double dropout) {
        return new TrainingSettings(
                hidden, layers, batch, lanes, sequence, 1, "adam", 0.002, 5, dropout, 0.1, 1, 0, 1, 0);
    }

    private static Trainer trainer(Network network, TrainingSettings settings, Corpus.Split text, Workers workers)
            throws CorpusException {
        Weights weights = Weights.initial(network.parameters(), 1);
        return new Trainer(new ProcessorEngine(network, weights, settings.forTrainer(), workers), text);
    }

    /** Until what nobody needs any more is gone, which on a busy machine takes the JVM's cleaner its time. */
    private static void settle() throws InterruptedException {
        int unchanged = 0;
        while (unchanged < 5) {
            long before = direct();
            System.gc();
            Thread.sleep(50);
            unchanged = direct() == before ? unchanged + 1 : 0;
        }
    }

    private static LaidOut plan(String cell) {
        Reading reading =
                CellReader.read(Library.find(cell).orElseThrow(), Library.behind((name, from) -> Optional.empty()));
        return Generator.plan(((Reading.Cell) reading).graph(), Passes.ALL);
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
