package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.List;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which cells a benchmark is of, and at what. */
final class BenchCells {

    @Parameters(
            paramLabel = "CELL",
            arity = "0..*",
            description = "YAML files or names of library cells; unless told lstm, gru-reset-after, rnn and"
                    + " lstm-peephole-lecture, for 'bench library' all, for 'bench opencl' lstm.")
    private List<String> cells = List.of();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            description = "S (batch 32, sequence 50, hidden 128, 2 layers), M (100, 100, 512, 2), T (10, 50, 64, 1), or"
                    + " several with commas; S unless told.")
    private List<String> tasks = List.of("S");

    /**
     * Finds what is wrong before anything is measured.
     *
     * @throws Stop if a cell or a task is
     */
    void check() throws IOException {
        for (String cell : cells) {
            NamedCell.read(cell);
        }
        tasks();
    }

    /** Those that were named, or a few that are known. */
    List<String> cells() {
        return cells.isEmpty() ? List.of("lstm", "gru-reset-after", "rnn", "lstm-peephole-lecture") : cells;
    }

    /** Those that were named. */
    List<String> named() {
        return cells;
    }

    List<Task> tasks() {
        return tasks.stream()
                .map(name -> Task.named(name)
                        .orElseThrow(() -> Stop.wrong("--task: '" + name + "' is none; expected S, M or T")))
                .toList();
    }
}
