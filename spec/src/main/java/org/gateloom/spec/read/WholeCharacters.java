package org.gateloom.spec.read;

import java.io.Reader;
import java.util.Objects;

/**
 * Gives a text in pieces that never end between the two halves of a surrogate pair. The YAML engine (snakeyaml-engine
 * 3.0.1) reads on behind the end of its buffer when a piece does.
 */
final class WholeCharacters extends Reader {

    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (next == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), next + length);
        boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        int whole = splits && end - 1 > next ? end - 1 : end;
        text.getChars(next, whole, buffer, offset);
        int read = whole - next;
        next = whole;
        return read;
    }

    @Override
    public void close() {}
}
