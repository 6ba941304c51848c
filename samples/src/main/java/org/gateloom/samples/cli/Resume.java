package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.PastMetrics;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
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
            try (Backends.Chosen chosen = backends.open(saved.cell(), workers, out)) {
                return resume(out, run, saved, chosen);
            }
        }
    }

    private int resume(PrintWriter out, RunFolder run, SavedRun saved, Backends.Chosen chosen) throws IOException {
        try (RunSession session = session(out, saved, corpus == null ? saved.corpus() : corpus, chosen)) {
            Training training = session.training();
            if (training.settings().steps() <= saved.checkpoint().step()) {
                out.println(run + " has done its "
                        + Figures.grouped(saved.checkpoint().step()) + " steps; --steps or --epochs makes it longer");
                return 0;
            }
            restore(training, session, saved.checkpoint(), run);
            session.announceText();
            session.announceNetwork();
            session.announceChanges(saved.checkpoint().description().settings());
            out.println("from step " + Figures.grouped(training.step()) + " on");
            Outcome outcome = session.train(run);
            int exitCode = session.conclude(outcome, options.folder());
            session.writePage(options.folder(), CommandText.of(command), outcome);
            return exitCode;
        }
    }

    private RunSession session(PrintWriter out, SavedRun saved, Path text, Backends.Chosen chosen) throws IOException {
        if (saved.task().isPresent()) {
            return session(out, saved, saved.task().get(), chosen);
        }
        try {
            Corpus read = texts.read(text, out);
            TrainingSettings settings = saved.settings();
            MemoryCheck.accept(saved.cell(), chosen, settings, read);
            long chunks = Batches.whole(
                            read.split(settings.heldOut()).training(), settings.batch(), settings.sequence())
                    .chunks();
            OptionalLong told = TrainingOptions.steps(steps, epochs, chunks);
            return new RunSession(
                    out,
                    saved.cell(),
                    RunSession.begin(
                            chosen.cells(), settings.withSteps(told.orElse(settings.steps())), read, chosen.backend()),
                    text,
                    keeping.keeping(settings, saved.checkpoint().description().settings()));
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private RunSession session(PrintWriter out, SavedRun saved, TaskLesson lesson, Backends.Chosen chosen) {
        if (corpus != null || epochs != null) {
            throw Stop.wrong((corpus != null ? "--corpus" : "--epochs")
                    + " is about a text; the run is one of the task "
                    + lesson.task().title()
                    + ", which makes its own sequences: leave it");
        }
        TrainingSettings settings =
                steps == null ? saved.settings() : saved.settings().withSteps(steps);
        MemoryCheck.accept(saved.cell(), chosen, settings, lesson);
        return new RunSession(
                out,
                saved.cell(),
                RunSession.begin(chosen.cells(), settings, lesson, chosen.backend()),
                lesson.named(),
                keeping.keeping(settings, saved.checkpoint().description().settings()));
    }

    private void restore(Training training, RunSession session, Checkpoint checkpoint, RunFolder run)
            throws IOException {
        List<String> differences = session.description().differences(checkpoint.description());
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
    }
}
