package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a trained network write. */
@Command(
        name = "sample",
        description = "Has the network of a run's latest checkpoint write text.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WriteText implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder;

    @Mixin
    private PromptOptions options;

    @Option(names = "--seed", defaultValue = "1", description = "Of the chance.")
    @Within(from = 0, to = Within.LARGEST_SEED)
    private long seed;

    @Override
    public Integer call() {
        SavedRun run = SavedRun.of(folder);
        if (run.lesson().file().isEmpty()) {
            throw Stop.wrong(folder + " is a run of " + run.lesson().words()
                    + ", which has no text to write; 'gateloom measure' says how well it does");
        }
        Vocabulary vocabulary = run.checkpoint().description().vocabulary();
        Network network = new Networks(
                        run.cell().load(Precision.FLOAT)::of,
                        vocabulary.size(),
                        run.settings().layers(),
                        run.settings().dropout())
                .of(run.settings().hidden());
        try {
            Weights weights = new Weights(network.parameters());
            weights.set(run.checkpoint().parameters(network));
            Sample sample = options.prompt(standard(vocabulary), seed)
                    .answer(
                            network,
                            weights.parameters(),
                            vocabulary,
                            run.checkpoint().step());
            PrintWriter out = command.commandLine().getOut();
            // In a file or a pipe the text is data; a terminal is not to be commanded by it.
            (Streams.terminal() ? out : VisibleWriter.raw(out)).println(sample.prime() + sample.text());
            return 0;
        } catch (CheckpointException | CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** A line's end, where there is one: what follows it begins a line. */
    private static String standard(Vocabulary vocabulary) {
        return vocabulary.symbol('\n') >= 0 ? "\n" : Character.toString(vocabulary.codePoint(0));
    }
}
