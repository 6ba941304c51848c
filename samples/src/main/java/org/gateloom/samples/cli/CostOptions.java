package org.gateloom.samples.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** At which sizes a cell's cost is told. */
final class CostOptions {

    @Option(names = "--in", defaultValue = "83", description = "Elements of the input, for the cost.")
    @Within(from = 1, to = 1_000_000)
    private int in;

    @Option(names = "--hidden", defaultValue = "128", description = "Elements of the state, for the cost.")
    @Within(from = 1, to = 65_536)
    private int hidden;

    @Option(names = "--batch", defaultValue = "32", description = "Rows of a batch, for the cost.")
    @Within(from = 1, to = 65_536)
    private int batch;

    /** The cell's sizes, by name. */
    Map<String, Integer> sizes() {
        return Map.of("in", in, "hidden", hidden);
    }

    /** Rows of a batch. */
    int batch() {
        return batch;
    }
}
