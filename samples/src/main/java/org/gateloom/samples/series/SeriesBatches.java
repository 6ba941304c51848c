package org.gateloom.samples.series;

import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.text.VectorBatches;

/**
 * A stretch of a series in parallel streams, read chunk by chunk as a text is: at each row the next row's numbers of some
 * columns are to be said. A stream's last row has the first of the next stream behind it, and the last of all has none.
 */
public final class SeriesBatches implements VectorBatches {

    private final List<double[]> rows;
    private final Normalization normalization;
    private final int[] said;
    private final int from;
    private final int to;
    private final int streams;
    private final int chunk;
    private final int streamLength;

    private SeriesBatches(
            List<double[]> rows,
            Normalization normalization,
            int[] said,
            int from,
            int to,
            int streams,
            int chunk,
            int streamLength) {
        this.rows = rows;
        this.normalization = normalization;
        this.said = said.clone();
        this.from = from;
        this.to = to;
        this.streams = streams;
        this.chunk = chunk;
        this.streamLength = streamLength;
    }

    /**
     * Chunks of one length, for training.
     *
     * @param said places of the columns that are said
     * @param from the first row
     * @param to behind the last
     * @throws SeriesException if these are too few rows for a chunk
     */
    public static SeriesBatches whole(
            Series series, Normalization normalization, int[] said, int from, int to, int streams, int chunk)
            throws SeriesException {
        int streamLength = (to - from) / streams / chunk * chunk;
        require(to - from > 1 && streamLength > 0, to - from, streams, chunk);
        return new SeriesBatches(series.rows(), normalization, said, from, to, streams, chunk, streamLength);
    }

    /** Streams as long as there are rows for, for measuring; else as {@link #whole}. */
    public static SeriesBatches all(
            Series series, Normalization normalization, int[] said, int from, int to, int streams, int chunk)
            throws SeriesException {
        int streamLength = (to - from) / streams;
        require(to - from > 1 && streamLength > 0, to - from, streams, 1);
        return new SeriesBatches(series.rows(), normalization, said, from, to, streams, chunk, streamLength);
    }

    private static void require(boolean enough, int rows, int streams, int chunk) throws SeriesException {
        if (!enough) {
            throw new SeriesException(String.format(
                    Locale.ROOT,
                    "%,d rows are too few for %,d streams of %,d rows: lower --batch or --sequence, or take a longer series",
                    rows,
                    streams,
                    chunk));
        }
    }

    /** The mean squared error of saying the numbers of now again at all these places: what a forecast has to be better than. */
    public double standstill() {
        double sum = 0;
        for (int place = from; place < from + targets(); place++) {
            for (int column : said) {
                double now = normalization.normal(column, rows.get(place)[column]);
                double off = normalization.normal(column, rows.get(place + 1)[column]) - now;
                sum += off * off;
            }
        }
        return sum / said.length / targets();
    }

    /** Places of all streams that have a next row; one after the other, as streams are. */
    public int targets() {
        return Math.min(streams * streamLength, to - from - 1);
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int chunks() {
        return (streamLength + chunk - 1) / chunk;
    }

    @Override
    public int steps(int index) {
        return Math.min(chunk, streamLength - index * chunk);
    }

    @Override
    public int targets(int index) {
        boolean ends = index == chunks() - 1 && streams * streamLength == to - from;
        return steps(index) * streams - (ends ? 1 : 0);
    }

    @Override
    public boolean begins(int index) {
        return index == 0;
    }

    @Override
    public int inputSize() {
        return normalization.columns().size();
    }

    @Override
    public int outputSize() {
        return said.length;
    }

    @Override
    public void fill(int index, int firstStream, int count, float[] inputs, float[] targets) {
        int in = inputSize();
        for (int step = 0; step < steps(index); step++) {
            for (int row = 0; row < count; row++) {
                int place = from + (firstStream + row) * streamLength + index * chunk + step;
                int at = step * count + row;
                for (int column = 0; column < in; column++) {
                    inputs[at * in + column] = normalization.normal(column, rows.get(place)[column]);
                }
                for (int i = 0; i < said.length; i++) {
                    targets[at * said.length + i] =
                            place + 1 < to ? normalization.normal(said[i], rows.get(place + 1)[said[i]]) : Float.NaN;
                }
            }
        }
    }
}
