package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.gateloom.samples.text.Visible;

/**
 * Lets through what can be read, and shows by its picture what would command a terminal: names of files and cells and
 * texts of others come this way. Line ends and tabs pass; other control characters become the pictures that Unicode has for
 * them, and so do not move the cursor, colour the screen or change the order of what is read.
 */
final class VisibleWriter extends Writer {

    private static final String LINE_END = "␤";

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

    /** The same for a sentence: a line end in what it quotes is shown, too, so that it stays one line. */
    static String line(String text) {
        return visible(text.replace("\r\n", LINE_END).replace("\n", LINE_END).replace("\r", LINE_END));
    }

    /** A half of a character beyond 16 bits passes: the other is in what is printed next. */
    private static char visible(char unit) {
        boolean lineEnd = unit == '\r' && System.lineSeparator().indexOf('\r') >= 0;
        return lineEnd || Character.isSurrogate(unit) ? unit : (char) Visible.of(unit);
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
