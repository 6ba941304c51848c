package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Lets through what can be read, and shows by its picture what would command a terminal: names of files and cells and
 * texts of others come this way. Line ends and tabs pass; other control characters become the pictures that Unicode has for
 * them, and so do not move the cursor, colour the screen or change the order of what is read.
 */
final class VisibleWriter extends Writer {

    private static final int PICTURES = 0x2400;
    private static final char PICTURE_OF_DELETE = 0x2421;
    private static final char REPLACEMENT = 0xFFFD;

    private final Writer target;

    private VisibleWriter(Writer target) {
        this.target = target;
    }

    /** Prints so. */
    static PrintWriter to(Writer target) {
        return new Printer(new VisibleWriter(target));
    }

    /** A printer that knows where it prints to. */
    private static final class Printer extends PrintWriter {

        private final Writer target;

        Printer(VisibleWriter writer) {
            super(writer, true);
            this.target = writer.target;
        }
    }

    /** What prints everything as it is, of what {@link #to} made: for text that is data, on its way to a file or a program. */
    static PrintWriter raw(PrintWriter printer) {
        return printer instanceof Printer visible ? new PrintWriter(visible.target, true) : printer;
    }

    /** The same for a text. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(unit -> shown.append(visible((char) unit)));
        return shown.toString();
    }

    private static char visible(char unit) {
        if (unit == '\n'
                || unit == '\t'
                || (unit == '\r' && System.lineSeparator().indexOf('\r') >= 0)) {
            return unit;
        }
        if (unit < ' ') {
            return (char) (PICTURES + unit);
        }
        if (unit == 0x7F) {
            return PICTURE_OF_DELETE;
        }
        boolean control = unit >= 0x80 && unit < 0xA0;
        // They turn round the order in which what follows is shown.
        boolean direction = (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
        return control || direction ? REPLACEMENT : unit;
    }

    @Override
    public void write(char[] units, int from, int length) throws IOException {
        char[] shown = new char[length];
        for (int i = 0; i < length; i++) {
            shown[i] = visible(units[from + i]);
        }
        target.write(shown);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
