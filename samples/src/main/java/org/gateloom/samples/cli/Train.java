package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a cell on a text or a task. */
@Command(
        name = "train",
        description =
                "Trains a cell on a text, or on a task with a known lag, and keeps settings, losses, checkpoints and a report in a folder.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Train implements Callable<Integer> {

    private static final long EPOCHS = 5;
    private static final int VALIDATIONS = 10;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CELL", description = "A YAML file or the name of a library cell.")
    private String cell;

    @Mixin
    private TrainingOptions options;

    @Mixin
    private TaskOptions tasks;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private Backends backends;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run's folder, empty or not there yet; runs/ and the cell's name unless told.")
    private Path folder;

    private Backends.Chosen fitting(NamedCell named, Workers workers, TrainingSettings settings, Lesson lesson) {
        Backends.Chosen chosen =
                backends.open(named, workers, command.commandLine().getOut());
        MemoryCheck.accept(named, chosen, settings, lesson);
        return chosen;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        backends.accept(options.toldLanes());
        NamedCell named = NamedCell.read(cell);
        named.warnings().forEach(command.commandLine().getErr()::println);
        if (tasks.told()) {
            TaskLesson lesson = new TaskLesson(tasks.task());
            return train(out, named, options.settings(lesson.task()), lesson, lesson.named());
        }
        Corpus corpus = options.corpus(out);
        return train(
                out,
                named,
                options.settings(corpus, EPOCHS, VALIDATIONS),
                new TextLesson(corpus),
                RunSession.learnt(options.corpusFile()));
    }

    private int train(
            PrintWriter out, NamedCell named, TrainingSettings settings, Lesson lesson, Map<String, String> learnt)
            throws IOException {
        named.accept(settings.hidden());
        Path run = folder == null
                ? FreshFolder.next(Path.of("runs", named.shortName()))
                : FreshFolder.told(
                        folder,
                        "--run",
                        ", empty it, or go on with the run in it by 'gateloom resume " + CommandText.path(folder)
                                + "'");
        try (Workers workers = new Workers(options.threads());
                Backends.Chosen chosen = fitting(named, workers, settings, lesson);
                RunSession session = new RunSession(
                        out,
                        named,
                        RunSession.begin(chosen.cells(), settings, lesson, chosen.backend()),
                        learnt,
                        keeping.keeping(settings));
                RunFolder made = RunFolder.open(run)) {
            session.begin(made);
            session.announceText();
            session.announceNetwork();
            out.println("into " + run);
            Outcome outcome = session.train(made);
            int exitCode = session.conclude(outcome, run);
            session.writePage(run, CommandText.of(command), outcome);
            return exitCode;
        }
    }
}
