package org.gateloom.samples.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gateloom.generator.pass.Passes;

/** Loads of a cell, as a contender: a step of {@code LoadSteps CELL} goes from its file to its class, loaded. */
public final class LoadSteps {

    private LoadSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        TimedSteps.serve(
                count -> {
                    for (int i = 0; i < count; i++) {
                        OwnSteps.cells(arguments[0], Passes.ALL);
                    }
                },
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
}
