package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.series.SeriesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on with a run from its latest checkpoint, as if it had never stopped. */
@Command(
        name = "resume",
        description = "Goes on with a run from its latest checkpoint, as if it had never stopped; or makes it longer.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Resume implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private RunOptions options;

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "Where its text is now; where it was when the run began unless told.")
    private Path corpus;

    @Option(names = "--steps", description = "Steps in all, another number than the run began with.")
    @Within(from = 1, to = 1e9)
    private Long steps;

    @Option(names = "--epochs", description = "The same in epochs.")
    @Within(from = 0, above = true, to = 100_000)
    private Double epochs;

    @Mixin
    private TextOptions texts;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private Backends backends;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        backends.accept(OptionalInt.empty());
        Path folder = SavedRun.existing(options.folder());
        try (RunFolder run = RunFolder.open(folder);
                Workers workers = options.workers()) {
            SavedRun saved = SavedRun.of(folder);
            if (saved.task().isPresent()) {
                return resume(out, run, saved, saved.task().get(), workers);
            }
            if (saved.series().isPresent()) {
                return resume(out, run, saved, saved.series().get(), workers);
            }
            Path text = corpus == null ? saved.corpus() : corpus;
            TextLesson lesson = new TextLesson(texts.read(text, out));
            TrainingSettings settings = saved.settings().withSteps(steps(saved, lesson));
            return resume(out, run, saved, settings, lesson, RunSession.learnt(text), workers);
        }
    }

    private int resume(PrintWriter out, RunFolder run, SavedRun saved, TaskLesson lesson, Workers workers)
            throws IOException {
        if (corpus != null || epochs != null) {
            throw Stop.wrong((corpus != null ? "--corpus" : "--epochs")
                    + " is about a text; the run is one of the task "
                    + lesson.task().title() + ", which makes its own sequences: leave it");
        }
        TrainingSettings settings = saved.settings()
                .withSteps(accepted(saved, steps == null ? saved.settings().steps() : steps));
        return resume(out, run, saved, settings, lesson, lesson.named(), workers);
    }

    private int resume(PrintWriter out, RunFolder run, SavedRun saved, SeriesSource source, Workers workers)
            throws IOException {
        if (corpus != null) {
            throw Stop.wrong("--corpus is about a text; the run is one of a series: leave it");
        }
        SeriesLesson<?> lesson = series(source);
        TrainingSettings settings = saved.settings().withSteps(steps(saved, lesson));
        return resume(out, run, saved, settings, lesson, source.named(), workers);
    }

    /** Goes on with whatever it learns; {@code learnt} is what checkpoints say of that. */
    private int resume(
            PrintWriter out,
            RunFolder run,
            SavedRun saved,
            TrainingSettings settings,
            Lesson lesson,
            Map<String, String> learnt,
            Workers workers)
            throws IOException {
        LoadedCell loaded = backends.load(saved.cell());
        try (Backends.Chosen chosen = backends.open(
                        loaded, workers, out, () -> MemoryCheck.accept(saved.cell(), loaded, settings, lesson));
                RunSession session = new RunSession(
                        out,
                        saved.cell(),
                        RunSession.begin(chosen.cells(), settings, lesson, chosen.backend()),
                        learnt,
                        keeping.keeping(
                                settings, saved.checkpoint().description().settings()))) {
            return resume(out, run, saved, session);
        }
    }

    private static SeriesLesson<?> series(SeriesSource source) {
        try {
            return source.read(source.file());
        } catch (SeriesException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** How many there are in all. */
    private long steps(SavedRun saved, Lesson lesson) {
        TrainingSettings settings = saved.settings();
        try {
            long chunks = lesson.epoch(settings);
            return accepted(saved, TrainingOptions.steps(steps, epochs, chunks).orElse(settings.steps()));
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private long accepted(SavedRun saved, long all) {
        long done = saved.checkpoint().step();
        if (all < done) {
            throw Stop.wrong((steps == null ? "--epochs" : "--steps") + ": the run has done "
                    + Figures.grouped(done) + " steps already; expected more than these in place of "
                    + Figures.grouped(all));
        }
        return all;
    }

    private int resume(PrintWriter out, RunFolder run, SavedRun saved, RunSession session) throws IOException {
        Training training = session.training();
        if (training.settings().steps() <= saved.checkpoint().step()) {
            out.println(run + " has done its "
                    + Figures.grouped(saved.checkpoint().step()) + " steps; --steps or --epochs makes it longer");
            return 0;
        }
        session.goOn(saved.checkpoint(), run);
        session.announcement().lesson();
        session.announcement().steps();
        session.announcement().network();
        session.announceChanges(saved.checkpoint().description().settings());
        out.println("from step " + Figures.grouped(training.step()) + " on");
        Outcome outcome = session.train(run);
        session.writePage(options.folder(), session.repetition(), outcome);
        return session.conclude(outcome, options.folder());
    }
}
