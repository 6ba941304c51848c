package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.CellWork;
import org.gateloom.samples.bench.Contender;
import org.gateloom.samples.bench.OwnProcess;
import org.gateloom.samples.bench.OwnSteps;
import org.gateloom.samples.bench.Peers;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whole training steps. */
@Command(
        name = "bench",
        subcommands = {BenchSample.class, BenchStart.class, BenchLibrary.class, BenchCores.class, BenchOpenCl.class},
        description = {
            "Measures how fast whole training steps are: batch, forward, cross entropy, backward, clipping and Adam. Each"
                    + " contender is a process of its own and they take turns; with --peers other engines are among them."
                    + " In place of a ratio, ours has its share of the machine's rate of matrix products: its own"
                    + " products counted once, look-ups not."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Bench implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private BenchCells options;

    @Mixin
    private BenchRounds rounds;

    @Option(names = "--threads", description = "Of ours; one a processor unless told.")
    @Within(from = 1, to = 256)
    private Integer threads;

    @Option(
            names = "--peers",
            description =
                    "Also the same cells in libtorch and Deeplearning4j, which are fetched (about 400 MB; Linux on"
                            + " x86-64).")
    private boolean peers;

    @Option(names = "--passes", description = "Also each cell without each of the compiler's passes.")
    private boolean passes;

    @Option(
            names = "--jdk",
            paramLabel = "DIR",
            split = ",",
            description = "Also ours on other JDKs, each by its folder.")
    private List<Path> jdks = List.of();

    @Override
    public Integer call() throws IOException, CorpusException {
        options.check();
        Peers gathered = Peers.gathered();
        if (peers && gathered.none()) {
            throw Stop.wrong("--peers: the engines are fetched by samples/bin/gateloom; start it there");
        }
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        BenchTable table = rounds.table(command);
        double peak = table.machine(workers);
        for (Task task : options.tasks()) {
            table.head(task.toString(), "memory");
            for (String cell : options.cells()) {
                race(table, task, cell, workers, peak, gathered);
            }
        }
        return 0;
    }

    private void race(BenchTable table, Task task, String cell, int workers, double peak, Peers gathered)
            throws IOException, CorpusException {
        CellWork work = CellWork.of(TrainingOptions.anna(), task, cell);
        double operations = (work.products() + work.output()) / (double) task.symbols();
        String java = OwnProcess.java();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(ours(cell + ", " + Peers.threads(workers), java, task, cell, workers));
        if (passes) {
            Passes.ALL.forEach(pass ->
                    contenders.add(ours("without '" + pass.title() + "'", java, task, cell, workers, pass.title())));
        }
        jdks.forEach(jdk -> contenders.add(ours("on " + jdk, OwnProcess.java(jdk), task, cell, workers)));
        if (peers) {
            contenders.addAll(gathered.of(cell, task, TrainingOptions.anna(), java));
        }
        table.race(
                contenders,
                result -> String.format(Locale.ROOT, "%.0f %%", 100 * result.median() * operations / peak),
                result -> result.peakMemory() == 0 ? "?" : Figures.prefixed((double) result.peakMemory()) + "B");
    }

    private static Contender ours(
            String name, String java, Task task, String cell, int workers, String... withoutPass) {
        List<String> arguments = new ArrayList<>(List.of(
                TrainingOptions.anna().toString(),
                task.name(),
                cell,
                Integer.toString(workers),
                Double.toString(Task.RATE)));
        arguments.addAll(List.of(withoutPass));
        return new Contender(
                name, task.symbols(), OwnProcess.of(java, OwnSteps.class, arguments.toArray(String[]::new)));
    }
}
