package org.gateloom.spec.read;

import java.util.Arrays;
import org.gateloom.spec.diagnostic.Position;

/** Where each character of a file stands. */
final class Lines {

    private final String file;
    private final String text;
    private final int[] starts;

    /** Lines end with LF, CR LF or CR, as YAML has it. */
    Lines(Source source) {
        this.file = source.name();
        this.text = source.text();
        int[] found = new int[text.length() + 1];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crlf)) {
                found[count++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
    }

    String text() {
        return text;
    }

    /** The position of the character at that index of the text. */
    Position at(int index) {
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Position(file, line + 1, text.codePointCount(starts[line], index) + 1);
    }

    /** The index of the character at a line and column, both from 1. */
    int index(int line, int column) {
        int start = starts[Math.min(line, starts.length) - 1];
        int codePoints = Math.min(column - 1, text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, codePoints);
    }
}
