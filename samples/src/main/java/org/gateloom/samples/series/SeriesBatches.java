package org.gateloom.samples.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.text.VectorBatches;

/**
 * Rows in parallel streams, read chunk by chunk as a text is: at each row the next row's numbers of some columns are to be
 * said.
 *
 * <p>One series is cut into as many streams: a stream's last row has the first of the next stream behind it, and the last of all
 * has none. Of several, each is a stream from its first row on, the longest ones side by side first; no row of one is to be said
 * in another, and a stream that is over before those beside it has nothing to be said from there.
 */
public final class SeriesBatches implements VectorBatches {

    private final List<double[]> rows;
    private final Normalization normalization;
    private final int[] said;
    private final List<Stretch> stretches;
    private final int streams;
    private final List<Chunk> chunks = new ArrayList<>();

    /**
     * What a stream reads from fresh states on.
     *
     * @param from its first row
     * @param rows how many
     * @param targets how many of them, from the first on, have a next one
     */
    private record Stretch(int from, int rows, int targets) {}

    /**
     * A chunk of some stretches side by side.
     *
     * @param first of the stretches
     * @param offset of its first row from theirs
     * @param steps rows of the longest
     */
    private record Chunk(int first, int offset, int steps) {}

    /** Stretches are read side by side in their order, no later one longer than the ones before. */
    private SeriesBatches(
            Series series, Normalization normalization, int[] said, List<Stretch> stretches, int streams, int chunk) {
        this.rows = series.rows();
        this.normalization = normalization;
        this.said = said.clone();
        this.stretches = List.copyOf(stretches);
        this.streams = streams;
        for (int first = 0; first < stretches.size(); first += streams) {
            int longest = stretches.get(first).rows();
            for (int offset = 0; offset < longest; offset += chunk) {
                chunks.add(new Chunk(first, offset, Math.min(chunk, longest - offset)));
            }
        }
    }

    /**
     * Rows of one series in chunks of one length, for training.
     *
     * @param said places of the columns that are said
     * @throws SeriesException if these are too few rows for a chunk
     */
    public static SeriesBatches whole(
            Series series, Normalization normalization, int[] said, Series.Part part, int streams, int chunk)
            throws SeriesException {
        int streamLength = part.rows() / streams / chunk * chunk;
        require(part.rows() > 1 && streamLength > 0, part.rows(), streams, chunk);
        return new SeriesBatches(series, normalization, said, cut(part, streams, streamLength), streams, chunk);
    }

    /** Streams as long as there are rows for, for measuring; else as {@link #whole}. */
    public static SeriesBatches all(
            Series series, Normalization normalization, int[] said, Series.Part part, int streams, int chunk)
            throws SeriesException {
        int streamLength = part.rows() / streams;
        require(part.rows() > 1 && streamLength > 0, part.rows(), streams, 1);
        return new SeriesBatches(series, normalization, said, cut(part, streams, streamLength), streams, chunk);
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

    private static List<Stretch> cut(Series.Part part, int streams, int length) {
        List<Stretch> stretches = new ArrayList<>();
        for (int stream = 0; stream < streams; stream++) {
            int from = part.from() + stream * length;
            stretches.add(new Stretch(from, length, Math.min(length, part.to() - 1 - from)));
        }
        return stretches;
    }

    /**
     * Several series, each from its first row to the last but one, for training and for measuring.
     *
     * @param said places of the columns that are said
     * @throws SeriesException if one has no second row
     */
    public static SeriesBatches each(
            Series series, Normalization normalization, int[] said, List<Series.Part> parts, int streams, int chunk)
            throws SeriesException {
        List<Stretch> stretches = new ArrayList<>();
        for (Series.Part part : parts) {
            if (part.rows() < 2) {
                throw new SeriesException(
                        "the series '" + part.name() + "' has one row alone; to be forecast it needs a second");
            }
            stretches.add(new Stretch(part.from(), part.rows() - 1, part.rows() - 1));
        }
        stretches.sort(Comparator.comparingInt(Stretch::rows).reversed());
        return new SeriesBatches(series, normalization, said, stretches, streams, chunk);
    }

    /** The mean squared error of saying the numbers of now again at all these places: what a forecast has to be better than. */
    public double standstill() {
        double sum = 0;
        for (Stretch stretch : stretches) {
            for (int place = stretch.from(); place < stretch.from() + stretch.targets(); place++) {
                for (int column : said) {
                    double now = normalization.normal(column, rows.get(place)[column]);
                    double off = normalization.normal(column, rows.get(place + 1)[column]) - now;
                    sum += off * off;
                }
            }
        }
        return sum / said.length / targets();
    }

    /** Rows of all streams that have a next one. */
    public int targets() {
        return stretches.stream().mapToInt(Stretch::targets).sum();
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int chunks() {
        return chunks.size();
    }

    @Override
    public int steps(int index) {
        return chunks.get(index).steps();
    }

    @Override
    public int targets(int index) {
        Chunk at = chunks.get(index);
        int targets = 0;
        for (int stretch = at.first(); stretch < Math.min(at.first() + streams, stretches.size()); stretch++) {
            targets += Math.max(0, Math.min(at.steps(), stretches.get(stretch).targets() - at.offset()));
        }
        return targets;
    }

    @Override
    public boolean begins(int index) {
        return chunks.get(index).offset() == 0;
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
        Chunk at = chunks.get(index);
        Arrays.fill(inputs, 0, at.steps() * count * inputSize(), 0);
        Arrays.fill(targets, 0, at.steps() * count * said.length, Float.NaN);
        for (int row = 0; row < count; row++) {
            int number = at.first() + firstStream + row;
            if (number < stretches.size()) {
                fill(stretches.get(number), at, row, count, inputs, targets);
            }
        }
    }

    private void fill(Stretch stretch, Chunk at, int row, int count, float[] inputs, float[] targets) {
        int in = inputSize();
        for (int step = 0; step < Math.min(at.steps(), stretch.rows() - at.offset()); step++) {
            int place = stretch.from() + at.offset() + step;
            int to = step * count + row;
            for (int column = 0; column < in; column++) {
                inputs[to * in + column] = normalization.normal(column, rows.get(place)[column]);
            }
            for (int i = 0; i < said.length && at.offset() + step < stretch.targets(); i++) {
                targets[to * said.length + i] = normalization.normal(said[i], rows.get(place + 1)[said[i]]);
            }
        }
    }
}
