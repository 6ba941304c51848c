package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.Pieces;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how steps would be cut on machines with more processors. */
@Command(
        name = "cores",
        description = {
            "Says how a training step is cut on machines with this one's kind of processor and other numbers of them, and"
                    + " how many times as fast as one processor that can be at most. Nothing is measured. Prints"
                    + " Markdown."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchCores implements Callable<Integer> {

    private static final int[] PROCESSORS = {1, 2, 4, 8, 16, 32, 64};

    @Spec
    private CommandSpec command;

    @Mixin
    private BenchCells options;

    @Override
    public Integer call() throws IOException, CorpusException {
        options.check();
        PrintWriter out = command.commandLine().getOut();
        out.println(
                "| task | cell | processors | lanes | rows of the largest | pieces of gradients | at most, times one |");
        out.println("| --- | --- | --: | --: | --: | --: | --: |");
        for (Task task : options.tasks()) {
            for (String cell : options.cells()) {
                Pieces.of(TrainingOptions.anna(), task, cell, PROCESSORS)
                        .forEach(pieces -> row(out, task, cell, pieces));
            }
        }
        return 0;
    }

    private static void row(PrintWriter out, Task task, String cell, Pieces pieces) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %.1f |%n",
                task.name(),
                cell,
                pieces.processors(),
                pieces.lanes(),
                pieces.rows(),
                pieces.gradients(),
                pieces.times());
    }
}
