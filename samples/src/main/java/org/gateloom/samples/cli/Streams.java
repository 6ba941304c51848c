package org.gateloom.samples.cli;

import java.io.Console;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output and error as text: in the terminal's encoding, and in UTF-8 where they lead to a file or pipe. */
final class Streams {

    private Streams() {}

    static PrintWriter out() {
        return writer(System.out);
    }

    static PrintWriter err() {
        return writer(System.err);
    }

    /** Whether somebody sits in front of standard input and output. */
    @SuppressWarnings("SystemConsoleNull") // null before Java 22
    static boolean terminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            // Before Java 22 there is a console only where there is a terminal.
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        Charset charset = terminal() ? System.console().charset() : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }
}
