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

    @Option(
            names = "--series",
            paramLabel = "FILE.csv",
            description = "Where its series is now; where it was when the run began unless told.")
    private Path series;

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
        Path folder = SavedRun.begun(options.folder());
        try (RunFolder run = RunFolder.open(folder);
                Workers workers = options.workers()) {
            SavedRun saved = SavedRun.of(folder);
            return resume(out, run, saved, saved.lesson().accept(new OfLesson(out, saved)), workers);
        }
    }

    /**
     * What is gone on with.
     *
     * @param named what checkpoints say of it
     * @param settings with all steps there are then
     */
    private record Continued(Lesson lesson, Map<String, String> named, TrainingSettings settings) {}

    /** What is gone on with, by what was learnt. */
    private final class OfLesson implements SavedLesson.Visitor<Continued> {

        private final PrintWriter out;
        private final SavedRun saved;

        OfLesson(PrintWriter out, SavedRun saved) {
            this.out = out;
            this.saved = saved;
        }

        @Override
        public Continued text(Path file) {
            acceptNoSeries();
            Path text = corpus == null ? file : corpus;
            return with(new TextLesson(texts.read(text, out)), RunSession.learnt(text));
        }

        @Override
        public Continued task(TaskLesson lesson) {
            acceptNoSeries();
            if (corpus != null || epochs != null) {
                throw Stop.wrong((corpus != null ? "--corpus" : "--epochs")
                        + " is about a text; the run is one of "
                        + saved.lesson().words() + ", which makes its own sequences: leave it");
            }
            return with(lesson, lesson.named());
        }

        @Override
        public Continued series(SeriesSource source) {
            if (corpus != null) {
                throw Stop.wrong("--corpus is about a text; the run is one of "
                        + saved.lesson().words() + ": leave it");
            }
            try {
                SeriesSource now = series == null ? source : source.at(series);
                return with(now.read(now.file()), now.named());
            } catch (SeriesException e) {
                throw Stop.wrong(e.getMessage());
            }
        }

        private void acceptNoSeries() {
            if (series != null) {
                throw Stop.wrong("--series is of numbers; the run is one of "
                        + saved.lesson().words() + ": leave it");
            }
        }

        private Continued with(Lesson lesson, Map<String, String> named) {
            return new Continued(lesson, named, saved.settings().withSteps(steps(saved, lesson)));
        }
    }

    private int resume(PrintWriter out, RunFolder run, SavedRun saved, Continued with, Workers workers)
            throws IOException {
        TrainingSettings settings = with.settings();
        LoadedCell loaded = backends.load(saved.cell());
        try (Backends.Chosen chosen = backends.open(
                        loaded, workers, out, () -> MemoryCheck.accept(saved.cell(), loaded, settings, with.lesson()));
                RunSession session = new RunSession(
                        out,
                        saved.cell(),
                        RunSession.begin(chosen.cells(), settings, with.lesson(), chosen.backend()),
                        with.named(),
                        keeping.keeping(
                                settings, saved.checkpoint().description().settings()))) {
            return resume(out, run, saved, session);
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
        if (saved.checkpoint().step() > 0 && !run.hasLosses()) {
            out.println("its losses are not there: those until step "
                    + Figures.grouped(saved.checkpoint().step()) + " will be missing from its page");
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
