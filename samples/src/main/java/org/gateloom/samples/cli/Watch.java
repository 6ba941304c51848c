package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a cell's file whenever it is saved, and shows how the cell learns beside how it learnt before. */
@Command(
        name = "watch",
        description =
                "Checks a cell's file, and again whenever it is saved, and trains the cell for some seconds each time:"
                        + " its learning curve stands beside the last one's. It goes on until it is interrupted; nothing is kept.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Watch implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CELL", description = "A YAML file.")
    private Path cell;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each training takes, the validation at its end not counted.")
    @Within(from = 0, above = true, to = 1e5)
    private double seconds;

    private PrintWriter out;
    private List<Double> before = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        out = command.commandLine().getOut();
        accept();
        SavedFile file = SavedFile.of(cell);
        Corpus corpus = options.corpus(out);
        TrainingSettings settings = options.settings(corpus, 1, 1)
                .withValidateEvery(TrainingSettings.MOST_STEPS)
                .withSeconds(seconds);
        CellCheck.Setting check = new CellCheck.Setting(
                Map.of("in", corpus.vocabulary().size(), "hidden", settings.hidden()),
                settings.batch(),
                LookAlikes.inLibrary());
        try (Workers workers = new Workers(options.threads())) {
            while (true) {
                CellCheck.Report report = CellCheck.of(cell.toString(), check);
                report.out().forEach(out::println);
                out.flush();
                report.err().forEach(command.commandLine().getErr()::println);
                if (report.exitCode() == 0) {
                    train(settings, corpus, workers, file);
                }
                out.println("watching " + cell + "; an interrupt (Ctrl-C) ends it");
                out.flush();
                file.awaitSave();
                out.println();
            }
        }
    }

    private void accept() {
        if (!NamedCell.path(cell.toString())) {
            throw Stop.wrong("watch takes a file, which can be saved; 'gateloom new mine --from " + cell
                    + "' writes one to begin with");
        }
        if (!Files.isRegularFile(cell)) {
            throw Stop.wrong(cell + (Files.exists(cell) ? " is no file" : " does not exist"));
        }
        if (options.toldLength()) {
            throw Stop.wrong("--steps or --epochs and --seconds each say how long to train; here --seconds alone does");
        }
        if (options.toldValidations()) {
            throw Stop.wrong("--validate-every and --patience are about validations before the end of a training; here"
                    + " there is one at its end: leave them");
        }
    }

    /** Trains it, until the seconds are over or it is saved again; what keeps it from that is said, and the next save awaited. */
    private void train(TrainingSettings settings, Corpus corpus, Workers workers, SavedFile file) throws IOException {
        try {
            NamedCell named = NamedCell.read(cell.toString());
            named.accept(settings.hidden());
            LoadedCell loaded = named.load(Precision.FLOAT);
            MemoryCheck.accept(named, loaded, settings, corpus);
            try (Training training = RunSession.begin(
                    loaded::of,
                    settings,
                    corpus,
                    (network, weights, how) -> new ProcessorEngine(network, weights, how, workers))) {
                CurveBeside curve = new CurveBeside(out, seconds, before);
                Outcome outcome = training.run(Watcher.both(curve, new EndedBySaving(file, training)));
                if (outcome instanceof Outcome.Finished) {
                    before = curve.losses();
                } else {
                    out.println(outcome.diverged() ? "it diverged at step " + (outcome.step() + 1) : "saved meanwhile");
                }
            }
        } catch (Stop stop) {
            command.commandLine().getErr().println(stop.getMessage());
        }
    }

    /** Ends a training when the file is saved. */
    private record EndedBySaving(SavedFile file, Training training) implements Watcher {

        @Override
        public void stepped(Measurement step, double norm) {
            try {
                if (file.saved()) {
                    training.stop();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void validated(Measurement validation) {}
    }
}
