package org.gateloom.samples.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output and error as text: in the terminal's encoding, and in UTF-8 where they lead to a file or pipe. */
final class Streams {

    private Streams() {}

    static Printer out() {
        return printer(FileDescriptor.out);
    }

    static Printer err() {
        return printer(FileDescriptor.err);
    }

    /** A printer that tells whether what was printed got through. */
    static final class Printer extends PrintWriter {

        private final Remembering stream;

        private Printer(Remembering stream, Charset charset) {
            super(new OutputStreamWriter(stream, charset), true);
            this.stream = stream;
        }

        /**
         * Why something printed is lost; empty if nothing is, or if it was a reader that had enough, as {@code head} has,
         * which is no failure.
         */
        String failure() {
            flush();
            String failure = stream.failure;
            return failure.contains("Broken pipe") || failure.contains("pipe is being closed") ? "" : failure;
        }
    }

    /** Keeps the first failure, which a printer would hide. */
    private static final class Remembering extends FileOutputStream {

        private String failure = "";

        Remembering(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
                throw e;
            }
        }
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

    /** Whether where it is printed to has a character. */
    static boolean shows(char character) {
        return charset().newEncoder().canEncode(character);
    }

    private static Charset charset() {
        return terminal() ? System.console().charset() : StandardCharsets.UTF_8;
    }

    private static Printer printer(FileDescriptor descriptor) {
        return new Printer(new Remembering(descriptor), charset());
    }
}
