package org.gateloom.runtime.text;

/**
 * What a network is fed and what it is to say: streams side by side, each read chunk by chunk, all streams at once. A
 * network keeps its states from a chunk to the next, but where the next one {@linkplain #begins begins} something new. A
 * text is one way of it ({@link TextBatches}); generated examples, of which each chunk is one a stream, are another.
 */
public sealed interface Batches permits SymbolBatches, VectorBatches, ClassBatches {

    /** In place of a target where nothing is to be said: such a place counts in no loss. */
    int NO_TARGET = -1;

    /** How many streams. */
    int streams();

    /** How many chunks there are; behind the last the first comes again. */
    int chunks();

    /** Places of a stream in a chunk; no chunk has more than the first. */
    int steps(int chunk);

    /** How many places of a chunk have a target, over all streams; may be none. */
    int targets(int chunk);

    /** Whether the states before a chunk are those of a stream's start; true of chunk 0. */
    boolean begins(int chunk);

    /**
     * A text in chunks of one length; streams end where the next chunk would not be whole. For training.
     *
     * @param streams how many, at least 1
     * @param chunk symbols of a stream in a chunk, at least 1
     * @throws CorpusException if the text is too short for one chunk, or has more chunks than an {@code int} counts
     */
    static TextBatches whole(Passage passage, int streams, int chunk) throws CorpusException {
        return TextBatches.whole(passage, streams, chunk);
    }

    /**
     * A text in streams as long as it allows; the last chunk may be shorter. For measuring.
     *
     * @param streams how many, at least 1
     * @param chunk symbols of a stream in a chunk but perhaps the last, at least 1
     * @throws CorpusException if the text is too short for a symbol a stream and one to follow
     */
    static TextBatches all(Passage passage, int streams, int chunk) throws CorpusException {
        return TextBatches.all(passage, streams, chunk);
    }
}
