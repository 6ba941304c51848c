package org.gateloom.samples.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How often a benchmark runs each contender. */
final class BenchRounds {

    @Option(names = "--rounds", description = "How often each contender runs; 5 unless told.")
    @Within(from = 1, to = 1000)
    private int rounds = 5;

    int rounds() {
        return rounds;
    }

    BenchTable table(CommandSpec command) {
        return new BenchTable(command.commandLine().getOut(), rounds);
    }
}
