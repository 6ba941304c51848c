package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command that has run.
 *
 * @param exitCode with which it ended
 * @param out what it printed
 * @param err what it said about that
 */
record Ran(int exitCode, String out, String err) {

    /** Runs it with more arguments behind some. */
    static Ran gateloom(List<String> arguments, String... more) {
        return gateloom(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** Runs it. */
    static Ran gateloom(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Gateloom.run(List.of(arguments), new PrintWriter(out), new PrintWriter(err));
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
