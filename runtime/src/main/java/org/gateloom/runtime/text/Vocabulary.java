package org.gateloom.runtime.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * The symbols of a text and their numbers: the code points that occur in it, numbered from 0 in ascending order.
 *
 * @param codePoints strictly ascending; a symbol's number is its place here
 */
public record Vocabulary(int[] codePoints) {

    public Vocabulary {
        codePoints = codePoints.clone();
        for (int i = 1; i < codePoints.length; i++) {
            if (codePoints[i - 1] >= codePoints[i]) {
                throw new IllegalArgumentException("code points out of order: " + describe(codePoints[i - 1])
                        + " before " + describe(codePoints[i]));
            }
        }
    }

    /** The symbols that occur in a text. */
    public static Vocabulary of(String text) {
        BitSet present = new BitSet();
        text.codePoints().forEach(present::set);
        return new Vocabulary(present.stream().toArray());
    }

    /** How many symbols. */
    public int size() {
        return codePoints.length;
    }

    /** The code point of a symbol. */
    public int codePoint(int symbol) {
        return codePoints[symbol];
    }

    /** The symbol of a code point; -1 if it is none of the text's. */
    public int symbol(int codePoint) {
        return Math.max(-1, Arrays.binarySearch(codePoints, codePoint));
    }

    /**
     * The symbols of a text.
     *
     * @throws CorpusException naming the first code point that is no symbol here
     */
    public int[] encode(String text) throws CorpusException {
        int[] symbols = text.codePoints().toArray();
        for (int i = 0; i < symbols.length; i++) {
            int symbol = symbol(symbols[i]);
            if (symbol < 0) {
                throw unknown(symbols[i], i + 1);
            }
            symbols[i] = symbol;
        }
        return symbols;
    }

    /**
     * Says that a code point is none of the text's.
     *
     * @param number its place in the text where it was found, counted from 1
     */
    CorpusException unknown(int codePoint, long number) {
        return new CorpusException(String.format(
                Locale.ROOT,
                "%s, symbol %,d of the text, is not among the %,d symbols that the model knows",
                describe(codePoint),
                number,
                size()));
    }

    /** The symbol of each code point up to the greatest that has one; -1 for those that have none. */
    int[] numbers() {
        int[] numbers = new int[codePoints.length == 0 ? 0 : codePoints[codePoints.length - 1] + 1];
        Arrays.fill(numbers, -1);
        for (int symbol = 0; symbol < codePoints.length; symbol++) {
            numbers[codePoints[symbol]] = symbol;
        }
        return numbers;
    }

    /** The text of symbols. */
    public String decode(int... symbols) {
        StringBuilder text = new StringBuilder(symbols.length);
        for (int symbol : symbols) {
            text.appendCodePoint(codePoints[symbol]);
        }
        return text.toString();
    }

    /** All symbols, as a text in their order; {@link #of} that text is this vocabulary. */
    public String text() {
        return new String(codePoints, 0, codePoints.length);
    }

    @Override
    public int[] codePoints() {
        return codePoints.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary vocabulary && Arrays.equals(codePoints, vocabulary.codePoints);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codePoints);
    }

    @Override
    public String toString() {
        return "Vocabulary[" + text() + "]";
    }

    static String describe(int codePoint) {
        String number = String.format(Locale.ROOT, "U+%04X", codePoint);
        boolean shows = Character.isLetterOrDigit(codePoint);
        return shows ? "'" + Character.toString(codePoint) + "' (" + number + ")" : number;
    }
}
