package org.gateloom.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.samples.run.Backend;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.PastMetrics;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.RunUnkeptException;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.SampledMoments;
import org.gateloom.samples.run.StepCost;
import org.gateloom.samples.run.TextLesson;
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
    private final Map<String, String> learnt;
    private final Keeping keeping;
    private final Interruption interruption;
    private Optional<String> notFinite = Optional.empty();

    /** What it wrote while it learnt. */
    private List<Sample> written = List.of();

    /** On a text. */
    RunSession(PrintWriter out, NamedCell cell, Training training, Path corpusFile, Keeping keeping) {
        this(out, cell, training, learnt(corpusFile), keeping);
    }

    /** What checkpoints say of a text. */
    static Map<String, String> learnt(Path corpusFile) {
        return Map.of(CORPUS, corpusFile.toAbsolutePath().normalize().toString());
    }

    /**
     * On anything.
     *
     * @param learnt what its checkpoints say of what it is trained on, so that it is found again
     */
    RunSession(PrintWriter out, NamedCell cell, Training training, Map<String, String> learnt, Keeping keeping) {
        this.out = out;
        this.cell = cell;
        this.training = training;
        this.learnt = learnt;
        this.keeping = keeping;
        this.interruption = new Interruption(training::stop);
    }

    /** A training before its first step; what does not fit is said by a {@link Stop}. */
    static Training begin(
            Function<Map<String, Integer>, Cell> cells, TrainingSettings settings, Corpus corpus, Backend backend) {
        return begin(cells, settings, new TextLesson(corpus), backend);
    }

    /** The same on anything. */
    static Training begin(
            Function<Map<String, Integer>, Cell> cells, TrainingSettings settings, Lesson lesson, Backend backend) {
        try {
            return new Training(cells, settings, lesson, backend);
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
        names.putAll(learnt);
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
                && !Arrays.equals(Files.readAllBytes(file), cell.source().text().getBytes(UTF_8))) {
            out.println(file + " has changed since; the run goes on with the cell as it was");
        }
    }

    /** What is said of it before it begins. */
    Announcement announcement() {
        return new Announcement(out, cell, training, learnt);
    }

    /** How it is shown: as a bar where somebody watches, as lines elsewhere. */
    Display display() {
        TrainingSettings settings = training.settings();
        return Streams.terminal()
                ? new Bar(
                        out,
                        cell.shortName(),
                        training.lesson().places(),
                        training.placesRead(training.step()),
                        settings.seconds() > 0 ? Bar.ENDLESS : training.placesRead(settings.steps()))
                : new Lines(out, cell.shortName(), settings, training.lesson());
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

    /** Trains to the end, or until it is interrupted, and shows it; on a text it writes a little now and then. */
    Outcome train(RunFolder folder) throws IOException {
        Optional<String> prime = training.lesson()
                .text()
                .map(text -> PromptOptions.beginning(text, training.settings().heldOut()));
        SampledMoments moments = new SampledMoments(training, prime, folder.samples(training.step()));
        FollowedRun followed = new FollowedRun(this, moments, soFar -> {
            if (prime.isPresent()) {
                folder.keep(soFar.samples());
            }
        });
        Outcome outcome;
        try (Display display = display()) {
            outcome = train(folder, Watcher.both(display, followed));
        }
        written = moments.samples();
        followed.requireWritten();
        return outcome;
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
        return new RunEnd(out, cell.shortName(), training, result(outcome, List.of())).say(outcome, folder);
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
        return StepCost.of(training.network(), Generator.plan(cell.graph(), Passes.ALL), training.rowsOfAStep());
    }

    /** The command that trains the same from the beginning, whatever commands it took. */
    String repetition() {
        return Repetition.of(cell.argument(), learnt, training);
    }

    /** Writes a page with this run alone into its folder. */
    void writePage(Path folder, String command, Outcome outcome) throws IOException {
        RunPage page = new RunPage(training, result(outcome, written), command, names());
        WholeFile.write(RunPage.in(folder), page.html());
    }

    @Override
    public void close() {
        interruption.close();
        training.close();
    }
}
