package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
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

/** Trains a cell on a text, a task or a series. */
@Command(
        name = "train",
        description =
                "Trains a cell on a text, on a task with a known lag or on a series of numbers, and keeps settings, losses,"
                        + " checkpoints and a report in a folder.",
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
    private SeriesOptions series;

    @Mixin
    private BudgetOptions budget;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private Backends backends;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run's folder, empty or not there yet; runs/ and the cell's name unless told.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        backends.accept(options.toldLanes());
        budget.accept(options.toldLength());
        NamedCell named = NamedCell.read(cell);
        named.warnings().forEach(command.commandLine().getErr()::println);
        Learnt learnt = learnt(out);
        named.accept(learnt.settings().hidden());
        LoadedCell loaded = backends.load(named);
        TrainingSettings settings = budget.applied(
                learnt.settings(),
                named.shortName(),
                () -> ComparedCell.flops(named, loaded, learnt.settings(), learnt.lesson()),
                learnt.validations());
        return train(out, named, loaded, settings, learnt);
    }

    private Learnt learnt(PrintWriter out) {
        if (series.told()) {
            if (tasks.told()) {
                throw Stop.wrong(SeriesOptions.AND_TASK);
            }
            return options.learnt(series.lesson(options.heldOut()));
        }
        return tasks.told()
                ? options.learnt(new TaskLesson(tasks.task()))
                : options.learnt(new TextLesson(options.corpus(out)), EPOCHS, VALIDATIONS);
    }

    private int train(PrintWriter out, NamedCell named, LoadedCell loaded, TrainingSettings settings, Learnt learnt)
            throws IOException {
        Path run = folder == null
                ? FreshFolder.next(Path.of("runs", named.shortName()))
                : FreshFolder.told(
                        folder,
                        "--run",
                        ", empty it, or go on with the run in it by 'gateloom resume " + CommandText.path(folder)
                                + "'");
        try (Workers workers = new Workers(options.threads());
                Backends.Chosen chosen = backends.open(
                        loaded, workers, out, () -> MemoryCheck.accept(named, loaded, settings, learnt.lesson()));
                RunSession session = new RunSession(
                        out,
                        named,
                        RunSession.begin(chosen.cells(), settings, learnt.lesson(), chosen.backend()),
                        learnt.named(),
                        keeping.keeping(settings));
                RunFolder made = RunFolder.open(run)) {
            session.begin(made);
            session.announcement().lesson();
            session.announcement().steps();
            session.announcement().network();
            out.println("into " + run);
            Outcome outcome = session.train(made);
            session.writePage(run, CommandText.of(command), outcome);
            return session.conclude(outcome, run);
        }
    }
}
