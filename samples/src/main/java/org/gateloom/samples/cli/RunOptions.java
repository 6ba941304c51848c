package org.gateloom.samples.cli;

import java.nio.file.Path;
import org.gateloom.runtime.train.Workers;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run a command takes up, and how many threads work on it. */
final class RunOptions {

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--threads",
            description = "That work; one a processor unless told. The numbers do not depend on it.")
    @Within(from = 1, to = 256)
    private Integer threads;

    /** The run's folder. */
    Path folder() {
        return folder;
    }

    /** Its threads, started; the caller's to close. */
    Workers workers() {
        return new Workers(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    }
}
