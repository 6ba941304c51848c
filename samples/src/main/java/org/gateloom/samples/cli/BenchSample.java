package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.Contender;
import org.gateloom.samples.bench.OwnProcess;
import org.gateloom.samples.bench.ReadSteps;
import org.gateloom.samples.bench.SampleSteps;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast text is written. */
@Command(
        name = "sample",
        description = {
            "Measures how fast text is written: one stream, character by character, on one thread; beside it what reading"
                    + " the parameters once a character allows."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchSample implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private BenchCells options;

    @Mixin
    private BenchRounds rounds;

    @Option(names = "--jdk", paramLabel = "DIR", split = ",", description = "Also on other JDKs, each by its folder.")
    private List<Path> jdks = List.of();

    @Override
    public Integer call() throws IOException, CorpusException {
        options.check();
        BenchTable table = rounds.table(command);
        table.machine(1);
        for (Task task : options.tasks()) {
            table.head(task.toString(), "reads");
            for (String cell : options.cells()) {
                race(table, task, cell);
            }
        }
        return 0;
    }

    private void race(BenchTable table, Task task, String cell) throws IOException, CorpusException {
        long bytes = SampleSteps.bytes(TrainingOptions.anna(), task, cell);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(sampling(cell, OwnProcess.java(), task, cell));
        contenders.add(new Contender(
                "its " + Figures.prefixed((double) bytes) + "B of parameters, read once",
                1,
                OwnProcess.of(
                        OwnProcess.java(), ReadSteps.class, Long.toString(bytes), Integer.toString(task.hidden()))));
        jdks.forEach(jdk -> contenders.add(sampling("on " + jdk, OwnProcess.java(jdk), task, cell)));
        table.race(contenders, result -> "", result -> Figures.prefixed(result.median() * bytes) + "B/s");
    }

    private static Contender sampling(String name, String java, Task task, String cell) {
        return new Contender(
                name,
                1,
                OwnProcess.of(java, SampleSteps.class, TrainingOptions.anna().toString(), task.name(), cell));
    }
}
