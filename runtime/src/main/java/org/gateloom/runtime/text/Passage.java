package org.gateloom.runtime.text;

/**
 * A stretch of a text.
 *
 * @param symbols of the whole text
 * @param from its first symbol
 * @param to behind its last
 */
public record Passage(Symbols symbols, long from, long to) {

    /** A whole text. */
    public static Passage of(int... symbols) {
        return new Passage(Symbols.of(symbols), 0, symbols.length);
    }

    /** How many symbols. */
    public long length() {
        return to - from;
    }

    /** The symbol at a place of the stretch. */
    public int at(long place) {
        return symbols.at(from + place);
    }

    /** The first so many symbols of it. */
    public Passage beginning(long length) {
        return new Passage(symbols, from, from + length);
    }
}
