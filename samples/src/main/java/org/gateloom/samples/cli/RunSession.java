package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gateloom.generator.Generator;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.report.Page;
import org.gateloom.samples.run.Backend;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.PastMetrics;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.RunUnkeptException;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.StepCost;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;

/**
 * A training as the command line runs it: told beforehand, shown while it goes, kept in a folder, and until it is closed
 * ended in good order when the user interrupts it.
 * It closes the training with itself.
 */
final class RunSession implements AutoCloseable {

    /** Where a checkpoint's settings name the cell and the text. */
    static final String CELL = "cell";

    static final String CORPUS = "corpus";

    /** Under which name reports have where the training was computed. */
    static final String COMPUTED_ON = "computed on";

    private final PrintWriter out;
    private final NamedCell cell;
    private final Training training;
    private final Path corpusFile;
    private final Keeping keeping;
    private final Interruption interruption;
    private Optional<String> notFinite = Optional.empty();

    RunSession(PrintWriter out, NamedCell cell, Training training, Path corpusFile, Keeping keeping) {
        this.out = out;
        this.cell = cell;
        this.training = training;
        this.corpusFile = corpusFile;
        this.keeping = keeping;
        this.interruption = new Interruption(training::stop);
    }

    /** A training before its first step; what does not fit is said by a {@link Stop}. */
    static Training begin(
            Function<Map<String, Integer>, Cell> cells, TrainingSettings settings, Corpus corpus, Backend backend) {
        try {
            return new Training(cells, settings, corpus, backend);
        } catch (CorpusException | UnsuitableException | IllegalArgumentException e) {
            throw Stop.wrong(e.getMessage());
        } catch (ArithmeticException e) {
            throw Stop.wrong(
                    "--hidden, --batch and --sequence are too large together: a block of numbers would have more"
                            + " elements than Java can count");
        }
    }

    Training training() {
        return training;
    }

    /** All that people want to know of the run, by name. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(CELL, cell.argument());
        names.put(CORPUS, corpusFile.toAbsolutePath().normalize().toString());
        names.putAll(training.settings().named());
        names.putAll(KeepingOptions.named(keeping));
        names.put(COMPUTED_ON, training.computedOn());
        return names;
    }

    /** What its checkpoints say of it; beside the settings, what it was computed with. */
    Description description() {
        Map<String, String> all = names();
        all.putAll(Version.all());
        return training.description(cell.texts(), all);
    }

    /** Says what is not as it was when its checkpoint was written, and does not keep it from going on. */
    void announceChanges(Map<String, String> before) throws IOException {
        List<String> changes = new ArrayList<>();
        Map<String, String> now = description().settings();
        for (String name : Stream.concat(Version.all().keySet().stream(), Stream.of(COMPUTED_ON))
                .toList()) {
            if (!now.get(name).equals(before.get(name))) {
                changes.add(name + " was " + before.get(name) + ", is " + now.get(name));
            }
        }
        if (!changes.isEmpty()) {
            out.println("its last digits may differ from now on: " + String.join("; ", changes));
        }
        Path file = Path.of(cell.argument());
        if (cell.path()
                && Files.isRegularFile(file)
                && !Files.readString(file).equals(cell.source().text())) {
            out.println(file + " has changed since; the run goes on with the cell as it was");
        }
    }

    /** Says what will be trained. */
    void announceNetwork() {
        TrainingSettings settings = training.settings();
        out.println(String.format(
                Locale.ROOT,
                "%s: %s of %,d, %,d parameters",
                cell.argument(),
                settings.layers() == 1 ? "1 layer" : settings.layers() + " layers",
                settings.hidden(),
                training.network().parameters().length()));
        if (!training.computedOn().equals(ProcessorEngine.DESCRIPTION)) {
            out.println("on " + training.computedOn());
        }
    }

    /** Says on what will be trained. */
    void announceText() {
        TrainingSettings settings = training.settings();
        Corpus corpus = training.corpus();
        long heldOut = corpus.split(settings.heldOut()).validation().length();
        long over = heldOut % settings.batch();
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d characters, %,d symbols; the last %,d held out%s, %,d at the end of the rest left over",
                corpusFile.getFileName(),
                corpus.length(),
                corpus.vocabulary().size(),
                heldOut,
                over == 0 ? "" : String.format(Locale.ROOT, " (%,d of them left over)", over),
                training.dropped()));
    }

    /** Says how long will be trained. */
    void announceSteps() {
        TrainingSettings settings = training.settings();
        String each = settings.batch() + " x " + settings.sequence() + " characters";
        out.println(
                settings.seconds() > 0
                        ? Figures.plain(settings.seconds()) + " seconds of training in steps of " + each
                        : String.format(
                                Locale.ROOT,
                                "%,d steps of %s, %.2f epochs",
                                settings.steps(),
                                each,
                                training.epochs()));
    }

    /** How it is shown: as a bar where somebody watches, as lines elsewhere. */
    Display display() {
        TrainingSettings settings = training.settings();
        long each = (long) settings.batch() * settings.sequence();
        return Streams.terminal()
                ? new Bar(
                        out,
                        cell.shortName(),
                        training.step() * each,
                        settings.seconds() > 0 ? Bar.ENDLESS : settings.steps() * each)
                : new Lines(out, cell.shortName(), settings);
    }

    /** Makes the folder one that can be gone on from. */
    void begin(RunFolder folder) throws IOException {
        try {
            folder.begin(training, description());
        } catch (CheckpointException e) {
            throw Stop.failed(e.getMessage());
        }
    }

    /** Goes to where a checkpoint of the same run was written; the run's page and settings then say what it goes on with. */
    void goOn(Checkpoint checkpoint, RunFolder run) throws IOException {
        List<String> differences = description().differences(checkpoint.description());
        if (!differences.isEmpty()) {
            throw Stop.wrong("the checkpoint of " + run + " does not fit: " + String.join("; ", differences));
        }
        try {
            Snapshot snapshot = checkpoint.snapshot(
                    training.network(),
                    training.settings().rule(),
                    training.settings().batch());
            PastMetrics past = run.past(snapshot.step());
            training.restore(snapshot, past.training(), past.validation());
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
        run.describe(description());
    }

    /** Trains to the end, or until it is interrupted, and shows it. */
    Outcome train(RunFolder folder) throws IOException {
        try (Display display = display()) {
            return train(folder, display);
        }
    }

    /** Trains to the end, or until it is interrupted. */
    Outcome train(RunFolder folder, Watcher watcher) throws IOException {
        try {
            Outcome outcome = folder.train(training, description(), keeping, watcher);
            if (outcome instanceof Outcome.Diverged) {
                notFinite = training.divergence(cell.graph());
            }
            return outcome;
        } catch (RunUnkeptException e) {
            throw Stop.failed(e.getMessage()
                    + e.kept()
                            .map(kept ->
                                    "; go on with it by 'gateloom resume " + CommandText.quoted(kept.toString()) + "'")
                            .orElse(""));
        }
    }

    /** Whether the user or the system asked for the end of it all, be it too late for this training. */
    boolean interrupted() {
        return interruption.asked();
    }

    /** Says how it ended; the exit code. */
    int conclude(Outcome outcome, Path folder) {
        Run run = result(outcome, List.of());
        run.stopped().ifPresent(stopped -> out.println(cell.shortName() + " " + stopped));
        if (outcome instanceof Outcome.StoppedEarly early) {
            out.println(String.format(
                    Locale.ROOT, "stopped after step %,d: validation brought nothing better", early.step()));
        }
        if (run.trainingLoss().isPresent()) {
            out.println("over the last twentieth of the steps: training "
                    + losses(run.trainingLoss().getAsDouble())
                    + (run.validationLoss().isPresent()
                            ? "; validation " + losses(run.validationLoss().getAsDouble())
                            : "")
                    + String.format(
                            Locale.ROOT,
                            "; %,.0f characters/s, %s",
                            run.charactersPerSecond().orElse(0),
                            Lines.duration(run.seconds())));
        }
        out.println("page with curves: " + page(folder));
        if (outcome.diverged()) {
            return Stop.FAILED;
        }
        String named = CommandText.quoted(folder.toString());
        out.println(
                outcome instanceof Outcome.Interrupted
                        ? "go on with it: gateloom resume " + named
                        : "hear it write: gateloom sample " + named);
        return outcome instanceof Outcome.Interrupted ? Stop.INTERRUPTED : 0;
    }

    private static String losses(double nats) {
        return String.format(Locale.ROOT, "%.4f nats (%.4f bits)", nats, Measurement.bits(nats));
    }

    /** What came of it. */
    Run result(Outcome outcome, List<Sample> samples) {
        return training.result(cell.argument(), flops(), outcome, samples, notFinite);
    }

    /** What has come of it until now. */
    Run soFar(List<Sample> samples) {
        return training.soFar(cell.argument(), flops(), samples);
    }

    /** What it writes as it is. */
    Sample sample(Prompt prompt) {
        try {
            return training.sample(prompt);
        } catch (CorpusException e) {
            throw Stop.wrong("--prime: " + e.getMessage());
        }
    }

    /** Operations of a step. */
    private long flops() {
        return StepCost.of(training.network(), Generator.plan(cell.graph(), Passes.ALL), training.settings());
    }

    /** The command that trains the same from the beginning, whatever commands it took. */
    String repetition() {
        return Repetition.of(cell.argument(), corpusFile, training);
    }

    private static Path page(Path folder) {
        return folder.resolve("report.html");
    }

    /** Writes a page with this run alone into its folder. */
    void writePage(Path folder, String command, Outcome outcome) throws IOException {
        Run run = result(outcome, List.of());
        WholeFile.write(page(folder), Page.of(new Comparison(command, names(), Version.all(), List.of(run))));
    }

    @Override
    public void close() {
        interruption.close();
        training.close();
    }
}
