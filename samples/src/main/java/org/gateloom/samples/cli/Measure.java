package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Passage;
import org.gateloom.runtime.text.TextBatches;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.series.SeriesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a trained network. */
@Command(
        name = "measure",
        description = {
            "Prints the mean loss of the network of a run's latest checkpoint, over the text or the series that the run held out"
                    + " or over another one. The text is read in as many streams as in training, each"
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

    @Option(
            names = "--series",
            paramLabel = "FILE.csv",
            description = "Another series, of the columns of the run's; what the run held out unless told.")
    private Path series;

    @Option(names = "--characters", paramLabel = "N", description = "Only the first so many.")
    @Within(from = 1, to = 1e12)
    private Long characters;

    @Mixin
    private TextOptions texts;

    @Override
    public Integer call() {
        SavedRun run = SavedRun.of(options.folder());
        Measured measured = run.lesson().accept(new SavedLesson.Visitor<>() {
            @Override
            public Measured text(Path file) {
                return measure(run);
            }

            @Override
            public Measured task(TaskLesson lesson) {
                return measure(run, lesson);
            }

            @Override
            public Measured series(SeriesSource source) {
                return measure(run, source);
            }
        });
        command.commandLine().getOut().println(measured.text());
        if (!Double.isFinite(measured.loss())) {
            throw Stop.failed("the loss of " + options.folder() + " over " + measured.over() + " is not finite but "
                    + measured.loss() + ": its network has diverged, or what it reads there is far from all it was"
                    + " trained on");
        }
        return 0;
    }

    private Measured measure(SavedRun run) {
        acceptNoSeries(run);
        TrainingSettings settings = run.settings();
        try (Workers workers = options.workers()) {
            Passage passage = beginning(
                    corpus == null ? heldOut(run) : other(run.checkpoint().description()), settings.batch());
            Lanes lanes = new MeasuredNetwork(run, workers).lanes(settings.sequence());
            TextBatches batches = Batches.all(passage, settings.batch(), settings.sequence());
            double loss = lanes.measure(batches);
            return new Measured(
                    text(passage, batches, loss), loss, corpus == null ? Measured.HELD_OUT : corpus.toString());
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private Measured measure(SavedRun run, TaskLesson lesson) {
        acceptNoSeries(run);
        acceptNoText(run);
        try (Workers workers = options.workers()) {
            Lanes lanes = new MeasuredNetwork(run, workers).lanes(run.settings().sequence());
            Batches heldOut = lesson.heldOut(run.settings().batch());
            double loss = lanes.measure(heldOut);
            String text = String.format(
                    Locale.ROOT,
                    "%s, %s %s held out: %s, %.4f %s %s",
                    lesson.task().title(),
                    Figures.grouped(lesson.examples(run.settings().batch())),
                    lesson.places(),
                    Lines.right(lanes.success(heldOut)),
                    loss,
                    lesson.unit(),
                    lesson.each());
            return new Measured(text, loss, Measured.HELD_OUT);
        }
    }

    private Measured measure(SavedRun run, SeriesSource source) {
        acceptNoText(run);
        try (Workers workers = options.workers()) {
            SeriesLesson<?> lesson = source.read(series == null ? source.file() : series);
            if (series == null) {
                acceptHeldOut(run, lesson);
            }
            MeasuredNetwork network = new MeasuredNetwork(run, workers);
            return lesson.accept(
                    series == null
                            ? new MeasuredSeries(network, MeasuredSeries.Part.HELD_OUT, Measured.HELD_OUT)
                            : new MeasuredSeries(network, MeasuredSeries.Part.ALL, series.toString()));
        } catch (SeriesException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private void acceptNoSeries(SavedRun run) {
        if (series != null) {
            throw Stop.wrong(
                    "--series is of numbers; the run is one of " + run.lesson().words() + ": leave it");
        }
    }

    private void acceptNoText(SavedRun run) {
        if (corpus != null || characters != null) {
            throw Stop.wrong((corpus != null ? "--corpus" : "--characters") + " is about a text; the run is one of "
                    + run.lesson().words() + ": leave it");
        }
    }

    /** Nothing, when what the run held out is still there. */
    private static void acceptHeldOut(SavedRun run, SeriesLesson<?> lesson) {
        TrainingSettings settings = run.settings();
        if (!lesson.identity(settings).equals(run.checkpoint().description().corpus())) {
            throw Stop.wrong(
                    lesson.source().file() + " is no longer what was trained on; --series names a series to measure");
        }
        if (!lesson.holdsOut(settings)) {
            throw Stop.wrong("the run held nothing out; --series names a series to measure");
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

    private static String text(Passage passage, TextBatches batches, double loss) {
        String dropped = batches.dropped() == 0
                ? ""
                : "; the last " + batches.dropped() + " left over, too few for " + batches.streams() + " streams";
        return String.format(
                Locale.ROOT,
                "%s characters: %.4f nats (%.4f bits) a character, perplexity %.3f%s",
                Figures.grouped(passage.length()),
                loss,
                loss / Math.log(2),
                Math.exp(loss),
                dropped);
    }
}
