package org.gateloom.samples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.sample.Choice;
import org.gateloom.runtime.sample.Writer;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.Networks;

/**
 * Characters that an untrained network of ours writes on one thread: {@code SampleSteps CORPUS TASK CELL}. A step is one
 * character of one stream: the next one is drawn, and the network reads it.
 */
public final class SampleSteps {

    private SampleSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        Network network =
                network(Path.of(arguments[0]), Task.named(arguments[1]).orElseThrow(), arguments[2]);
        Parameters weights = Weights.initial(network.parameters(), 1).parameters();
        Writer writer = new Writer(network, weights, Choice.PLAIN, new SplittableRandom(1));
        writer.read(0);
        TimedSteps.serve(
                count -> {
                    for (int i = 0; i < count; i++) {
                        writer.write();
                    }
                },
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /**
     * Bytes of parameters that are read for each character: all but the columns of other symbols.
     *
     * @param cell a file or the name of a library cell
     */
    public static long bytes(Path corpus, Task task, String cell) throws IOException, CorpusException {
        Network network = network(corpus, task, cell);
        long numbers = network.parameters().length();
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            numbers -= network.looksUp(entry) ? (long) entry.rows() * (network.symbols() - 1) : 0;
        }
        return numbers * Float.BYTES;
    }

    private static Network network(Path corpus, Task task, String cell) throws IOException, CorpusException {
        int symbols = Corpus.read(corpus).vocabulary().size();
        return new Networks(OwnSteps.cells(cell, Passes.ALL), symbols, task.layers(), 0).of(task.hidden());
    }
}
