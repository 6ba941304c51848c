package org.gateloom.runtime.text;

/**
 * A stretch of a text.
 *
 * @param symbols of the whole text; shared, not to be changed
 * @param from its first symbol
 * @param to behind its last
 */
public record Passage(int[] symbols, int from, int to) {

    /** How many symbols. */
    public int length() {
        return to - from;
    }

    /** The symbol at a place of the stretch. */
    public int at(int place) {
        return symbols[from + place];
    }
}
