package org.gateloom.spec.read;

import java.util.Arrays;
import org.gateloom.spec.diagnostic.Position;

/** Where each character of a file stands. Lines end with LF, CR LF or CR, as YAML has it; columns count code points. */
final class Lines {

    private final String file;
    private final String text;
    private final int[] starts;

    /** Code points before each index of the text; empty when every code point is one {@code char}. */
    private final int[] points;

    Lines(Source source) {
        this.file = source.name();
        this.text = source.text();
        this.starts = starts(text);
        this.points = text.codePointCount(0, text.length()) == text.length() ? new int[0] : points(text);
    }

    private static int[] starts(String text) {
        int[] found = new int[text.length() + 1];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crlf)) {
                found[count++] = i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int[] points(String text) {
        int[] before = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            before[i + 1] = before[i] + (second ? 0 : 1);
        }
        return before;
    }

    String text() {
        return text;
    }

    /** The position of the character at that index of the text. */
    Position at(int index) {
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Position(file, line + 1, points(index) - points(starts[line]) + 1);
    }

    /** The index of the character at a line and column, both from 1. */
    int index(int line, int column) {
        int start = starts[Math.min(line, starts.length) - 1];
        int wanted = points(start) + column - 1;
        if (points.length == 0) {
            return Math.min(wanted, text.length());
        }
        int low = start;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int points(int index) {
        return points.length == 0 ? index : points[index];
    }
}
