package org.gateloom.runtime.text;

import java.util.Locale;

/**
 * Sequence batching: a text in parallel streams, each read chunk by chunk. The numbers 1 to 12 in two streams with
 * chunks of three are
 *
 * <pre>
 *              chunk 0      chunk 1
 *   stream 0 [  1  2  3 ] [  4  5  6 ]
 *   stream 1 [  7  8  9 ] [ 10 11 12 ]
 * </pre>
 *
 * <p>A network reads chunk after chunk, all streams at once, and keeps its state from a chunk to the next, so that what
 * it knows of a stream lasts until the stream ends. What it is to say at each place is the symbol that follows:
 *
 * <pre>
 *   targets    [  2  3  4 ] [  5  6  7 ]
 *              [  8  9 10 ] [ 11 12  - ]
 * </pre>
 *
 * <p>A stream's last target is the first symbol of the next stream, which is what follows it in the text. Behind the
 * last symbol of all nothing follows: that place has {@link #NO_TARGET} and counts in no loss.
 *
 * <p>All streams have the same length. What is left over at the end of the text is {@link #dropped}.
 */
public final class TextBatches implements SymbolBatches {

    private final Passage passage;
    private final int streams;
    private final int chunk;
    private final long streamLength;

    private TextBatches(Passage passage, int streams, int chunk, long streamLength) {
        this.passage = passage;
        this.streams = streams;
        this.chunk = chunk;
        this.streamLength = streamLength;
    }

    /** {@link Batches#whole}. */
    static TextBatches whole(Passage passage, int streams, int chunk) throws CorpusException {
        long streamLength = passage.length() / streams / chunk * chunk;
        require(streamLength > 0, passage, streams, chunk);
        return of(passage, streams, chunk, streamLength);
    }

    /** {@link Batches#all}. */
    static TextBatches all(Passage passage, int streams, int chunk) throws CorpusException {
        require(passage.length() > 1, passage, streams, 1);
        require(passage.length() >= streams, passage, streams, 1);
        return of(passage, streams, chunk, passage.length() / streams);
    }

    private static TextBatches of(Passage passage, int streams, int chunk, long streamLength) throws CorpusException {
        if (streamLength / chunk >= Integer.MAX_VALUE) {
            throw new CorpusException(String.format(
                    Locale.ROOT,
                    "%,d symbols of text are too many for %,d streams in chunks of %,d: take more streams or longer chunks",
                    passage.length(),
                    streams,
                    chunk));
        }
        return new TextBatches(passage, streams, chunk, streamLength);
    }

    private static void require(boolean enough, Passage passage, int streams, int chunk) throws CorpusException {
        if (!enough) {
            throw new CorpusException(String.format(
                    Locale.ROOT,
                    "%,d symbols of text are too few for %,d streams of %,d symbols: take fewer streams, shorter chunks or a longer text",
                    passage.length(),
                    streams,
                    chunk));
        }
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int chunks() {
        return (int) ((streamLength + chunk - 1) / chunk);
    }

    @Override
    public int steps(int index) {
        return (int) Math.min(chunk, streamLength - (long) index * chunk);
    }

    /** All but one where the text ends with the chunk; none where a single stream of single symbols does. */
    @Override
    public int targets(int index) {
        boolean ends = index == chunks() - 1 && dropped() == 0;
        return steps(index) * streams - (ends ? 1 : 0);
    }

    /** Only the first: a stream is one text. */
    @Override
    public boolean begins(int index) {
        return index == 0;
    }

    /** How many symbols at the end of the text are in no chunk. */
    public int dropped() {
        return (int) (passage.length() - streams * streamLength);
    }

    /** Each target is the symbol after the input's. */
    @Override
    public void fill(int index, int firstStream, int rows, int[] inputs, int[] targets) {
        int steps = steps(index);
        for (int step = 0; step < steps; step++) {
            for (int row = 0; row < rows; row++) {
                long place = (firstStream + row) * streamLength + (long) index * chunk + step;
                inputs[step * rows + row] = passage.at(place);
                targets[step * rows + row] = place + 1 < passage.length() ? passage.at(place + 1) : NO_TARGET;
            }
        }
    }
}
