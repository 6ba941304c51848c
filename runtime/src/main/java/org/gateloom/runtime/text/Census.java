package org.gateloom.runtime.text;

import java.util.BitSet;

/** Which code points a text has, and how many in all. */
abstract sealed class Census {

    private long length;

    private Census() {}

    final void count(int codePoint) {
        length++;
        hear(codePoint, length);
    }

    /**
     * Hears of one.
     *
     * @param number its place, counted from 1
     */
    abstract void hear(int codePoint, long number);

    final long length() {
        return length;
    }

    /**
     * The symbols of the text.
     *
     * @param name what to call the text in a message
     */
    abstract Vocabulary vocabulary(String name) throws CorpusException;

    /** Of a text that brings its own vocabulary. */
    static final class Own extends Census {

        private final BitSet present = new BitSet();

        @Override
        void hear(int codePoint, long number) {
            present.set(codePoint);
        }

        @Override
        Vocabulary vocabulary(String name) throws CorpusException {
            Vocabulary vocabulary = new Vocabulary(present.stream().toArray());
            if (vocabulary.size() == 1) {
                throw new CorpusException(name + " is " + Vocabulary.describe(vocabulary.codePoint(0))
                        + " and nothing else: there is nothing to learn from");
            }
            return vocabulary;
        }
    }

    /** Of a text in the symbols of another. */
    static final class Known extends Census {

        private final Vocabulary vocabulary;
        private final int[] numbers;
        private int unknown = -1;
        private long place;

        Known(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.numbers = vocabulary.numbers();
        }

        @Override
        void hear(int codePoint, long number) {
            if (unknown < 0 && (codePoint >= numbers.length || numbers[codePoint] < 0)) {
                unknown = codePoint;
                place = number;
            }
        }

        @Override
        Vocabulary vocabulary(String name) throws CorpusException {
            if (unknown >= 0) {
                throw vocabulary.unknown(unknown, place);
            }
            return vocabulary;
        }
    }
}
