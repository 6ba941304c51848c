package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.LibraryRace;
import org.gateloom.samples.bench.Race;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whether each cell is as fast as its products allow. */
@Command(
        name = "library",
        description = {
            "Measures each cell's training step, at a learning rate of 0, and the same without the cell's products; beside it what the products would"
                    + " take at the rate of the LSTM's. Prints Markdown. All cells of the library take about 25"
                    + " minutes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchLibrary implements Callable<Integer> {

    private static final double WARM_UP_SECONDS = 2.5;
    private static final double LAP_SECONDS = 0.3;

    @Spec
    private CommandSpec command;

    @Mixin
    private BenchCells options;

    @Mixin
    private BenchRounds rounds;

    @Option(names = "--threads", description = "One a processor unless told.")
    @Within(from = 1, to = 256)
    private Integer threads;

    @Override
    public Integer call() throws IOException, CorpusException {
        options.check();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        rounds.table(command).machine(workers);
        PrintWriter out = command.commandLine().getOut();
        List<String> cells = options.named().isEmpty() ? LibraryNames.all() : options.named();
        for (Task task : options.tasks()) {
            out.println();
            out.println(task);
            out.println();
            out.println("| cell | step, ms | products at the LSTM's rate, ms | the rest, ms | step by both | products,"
                    + " GFLOP/s | the rest by element-wise operation, ns |");
            out.println("| --- | --: | --: | --: | --: | --: | --: |");
            out.flush();
            Race.Pace pace = new Race.Pace(rounds.rounds(), WARM_UP_SECONDS, LAP_SECONDS);
            try (LibraryRace race = new LibraryRace(TrainingOptions.anna(), task, workers, pace)) {
                for (String cell : cells) {
                    row(out, cell, race.run(cell));
                }
            }
        }
        return 0;
    }

    private static void row(PrintWriter out, String cell, LibraryRace.Result result) {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %s | %.2f |%n",
                cell,
                1e3 * result.step(),
                1e3 * result.products(),
                1e3 * result.rest(),
                result.times(),
                result.rate().isPresent() ? Math.round(result.rate().getAsDouble() / 1e9) : "",
                1e9 * result.elementSeconds());
        out.flush();
    }
}
