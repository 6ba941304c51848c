package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a cell on a text. */
@Command(
        name = "train",
        description = "Trains a cell on a text, and keeps settings, losses, checkpoints and a report in a folder.",
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
        Corpus corpus = options.corpus(out);
        TrainingSettings inSteps = options.settings(corpus, EPOCHS, VALIDATIONS);
        named.accept(inSteps.hidden());
        Path run = folder == null
                ? FreshFolder.next(Path.of("runs", named.shortName()))
                : FreshFolder.told(
                        folder,
                        "--run",
                        ", empty it, or go on with the run in it by 'gateloom resume " + CommandText.path(folder)
                                + "'");
        LoadedCell loaded = backends.load(named);
        TrainingSettings settings = budget.applied(
                inSteps,
                named.shortName(),
                () -> ComparedCell.flops(named, loaded, inSteps, corpus),
                steps -> options.validateEvery(corpus, steps, VALIDATIONS));
        try (Workers workers = new Workers(options.threads());
                Backends.Chosen chosen =
                        backends.open(loaded, workers, out, () -> MemoryCheck.accept(named, loaded, settings, corpus));
                RunSession session = new RunSession(
                        out,
                        named,
                        RunSession.begin(chosen.cells(), settings, corpus, chosen.backend()),
                        options.corpusFile(),
                        keeping.keeping(settings));
                RunFolder made = RunFolder.open(run)) {
            session.begin(made);
            session.announceText();
            session.announceSteps();
            session.announceNetwork();
            out.println("into " + run);
            Outcome outcome = session.train(made);
            session.writePage(run, CommandText.of(command), outcome);
            return session.conclude(outcome, run);
        }
    }
}
