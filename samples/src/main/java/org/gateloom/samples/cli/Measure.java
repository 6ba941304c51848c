package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a trained network. */
@Command(
        name = "measure",
        description = {
            "Prints the mean loss of the network of a run's latest checkpoint, over the text that the run held out or over"
                    + " another one. The text is read in as many streams as in training, each"
                    + " from empty states on."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Measure implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private RunOptions options;

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "Another text, of characters that the run's has; what the run held out unless told.")
    private Path corpus;

    @Option(names = "--characters", paramLabel = "N", description = "Only the first so many.")
    @Within(from = 1, to = 1e12)
    private Long characters;

    @Mixin
    private TextOptions texts;

    @Override
    public Integer call() {
        SavedRun run = SavedRun.of(options.folder());
        Description description = run.checkpoint().description();
        TrainingSettings settings = run.settings();
        try (Workers workers = options.workers()) {
            Passage passage = beginning(corpus == null ? heldOut(run) : other(description), settings.batch());
            Network network = run.network();
            Weights weights = new Weights(network.parameters());
            weights.set(run.checkpoint().parameters(network));
            Lanes lanes = new Lanes(
                    network,
                    weights.parameters(),
                    new FloatValues(network.parameters().length()),
                    settings.batch(),
                    settings.lanes(),
                    settings.sequence(),
                    workers);
            Batches batches = Batches.all(passage, settings.batch(), settings.sequence());
            print(passage, batches, lanes.measure(batches));
            return 0;
        } catch (CheckpointException | CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private Passage heldOut(SavedRun run) {
        return run.heldOut(texts, command.commandLine().getErr(), "--corpus names a text to measure");
    }

    private Passage other(Description description) {
        return texts.read(
                        corpus, description.vocabulary(), command.commandLine().getErr())
                .passage();
    }

    private Passage beginning(Passage passage, int streams) {
        if (characters == null) {
            return passage;
        }
        if (characters < streams) {
            throw Stop.wrong("--characters: " + characters + " are too few for the " + streams
                    + " streams that the run reads side by side; expected " + streams + " at least");
        }
        if (characters > passage.length()) {
            throw Stop.wrong("--characters: the text has only " + Figures.grouped(passage.length()));
        }
        return passage.beginning(characters);
    }

    private void print(Passage passage, Batches batches, double loss) {
        String dropped = batches.dropped() == 0
                ? ""
                : "; the last " + batches.dropped() + " left over, too few for " + batches.streams() + " streams";
        command.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s characters: %.4f nats (%.4f bits) a character, perplexity %.3f%s%n",
                        Figures.grouped(passage.length()),
                        loss,
                        loss / Math.log(2),
                        Math.exp(loss),
                        dropped);
    }
}
