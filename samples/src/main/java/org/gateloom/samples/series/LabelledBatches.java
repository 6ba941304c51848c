package org.gateloom.samples.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.text.ClassBatches;
import org.gateloom.spec.diagnostic.Nearest;

/**
 * Series with labels, each read whole by a stream, from fresh states: at its last row its class is to be said. A chunk has one a
 * stream, those of about one length side by side. A shorter one ends before the chunk does; what its stream reads from there, zeros,
 * changes neither a loss nor a gradient.
 */
public final class LabelledBatches implements ClassBatches {

    private final List<double[]> rows;
    private final Normalization normalization;
    private final List<Example> examples;
    private final int streams;
    private final int epochs;
    private final long seed;
    private volatile Epoch current;

    /**
     * A series.
     *
     * @param label the number of its class
     */
    private record Example(int from, int rows, int label) {}

    /**
     * Which examples each chunk of an epoch has.
     *
     * @param number from 0
     */
    private record Epoch(int number, List<List<Example>> chunks) {}

    private LabelledBatches(
            List<double[]> rows,
            Normalization normalization,
            List<Example> examples,
            int streams,
            int epochs,
            long seed) {
        this.rows = rows;
        this.normalization = normalization;
        this.examples = List.copyOf(examples);
        this.streams = streams;
        this.epochs = epochs;
        this.seed = seed;
        this.current = drawn(0);
    }

    /**
     * Those to train on, in an order that is drawn anew in each epoch; no epoch comes again in two thousand million steps.
     *
     * @param classes in their order
     * @throws SeriesException if a series has a label that is none of them
     */
    public static LabelledBatches training(
            Series series,
            Normalization normalization,
            List<Series.Part> parts,
            List<String> classes,
            int streams,
            long seed)
            throws SeriesException {
        int epoch = (parts.size() + streams - 1) / streams;
        return new LabelledBatches(
                series.rows(),
                normalization,
                examples(parts, classes),
                streams,
                Integer.MAX_VALUE / epoch,
                Seeds.of(seed, "order of series"));
    }

    /** Those to measure, each once, the longest first; else as {@link #training}. */
    public static LabelledBatches once(
            Series series, Normalization normalization, List<Series.Part> parts, List<String> classes, int streams)
            throws SeriesException {
        return new LabelledBatches(series.rows(), normalization, examples(parts, classes), streams, 1, 0);
    }

    /** The same series to measure, each once, so many side by side. */
    public LabelledBatches beside(int others) {
        return new LabelledBatches(rows, normalization, examples, others, 1, 0);
    }

    private static List<Example> examples(List<Series.Part> parts, List<String> classes) throws SeriesException {
        List<Example> examples = new ArrayList<>();
        for (Series.Part part : parts) {
            int label = classes.indexOf(part.label());
            if (label < 0) {
                String nearest = Nearest.to(part.label(), classes);
                throw new SeriesException("the series '" + part.name() + "' is of the class '" + part.label()
                        + "', which the run does not know; it knows " + String.join(", ", classes)
                        + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
            }
            examples.add(new Example(part.from(), part.rows(), label));
        }
        return examples;
    }

    /** How many chunks have each series once. */
    public int epoch() {
        return (examples.size() + streams - 1) / streams;
    }

    /** How many series there are. */
    public int series() {
        return examples.size();
    }

    /** The share of right answers of who says the same class of each: what a network has to be better than. */
    public double oneForAll() {
        int[] counts = new int[examples.stream().mapToInt(Example::label).max().orElseThrow() + 1];
        examples.forEach(example -> counts[example.label()]++);
        return (double) Arrays.stream(counts).max().orElseThrow() / examples.size();
    }

    private List<Example> chunk(int index) {
        int number = index / epoch();
        Epoch known = current;
        if (known.number() != number) {
            known = drawn(number);
            current = known;
        }
        return known.chunks().get(index % epoch());
    }

    /** Series side by side are of about one length, and which of one length are is drawn; so is the order of chunks. */
    private Epoch drawn(int number) {
        boolean shuffled = epochs > 1;
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, number));
        List<Example> order = new ArrayList<>();
        for (int place : shuffled ? Permutation.of(examples.size(), random) : ascending(examples.size())) {
            order.add(examples.get(place));
        }
        order.sort(Comparator.comparingInt(Example::rows).reversed());
        int[] places = shuffled ? Permutation.of(epoch(), random) : ascending(epoch());
        if (number == 0) {
            // No chunk may have more steps than the very first.
            int first = Arrays.stream(places).boxed().toList().indexOf(0);
            places[first] = places[0];
            places[0] = 0;
        }
        List<List<Example>> chunks = new ArrayList<>();
        for (long place : places) {
            int from = (int) (place * order.size() / epoch());
            int to = (int) ((place + 1) * order.size() / epoch());
            chunks.add(List.copyOf(order.subList(from, to)));
        }
        return new Epoch(number, chunks);
    }

    private static int[] ascending(int count) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> i);
        return places;
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int chunks() {
        return epoch() * epochs;
    }

    @Override
    public int steps(int chunk) {
        return chunk(chunk).get(0).rows();
    }

    @Override
    public int targets(int chunk) {
        return chunk(chunk).size();
    }

    @Override
    public boolean begins(int chunk) {
        return true;
    }

    @Override
    public int inputSize() {
        return normalization.columns().size();
    }

    @Override
    public void fill(int index, int firstStream, int count, float[] inputs, int[] targets) {
        List<Example> side = chunk(index);
        int in = inputSize();
        Arrays.fill(inputs, 0, side.get(0).rows() * count * in, 0);
        Arrays.fill(targets, 0, side.get(0).rows() * count, NO_TARGET);
        for (int row = 0; row < count && firstStream + row < side.size(); row++) {
            Example example = side.get(firstStream + row);
            for (int step = 0; step < example.rows(); step++) {
                double[] numbers = rows.get(example.from() + step);
                for (int column = 0; column < in; column++) {
                    inputs[(step * count + row) * in + column] = normalization.normal(column, numbers[column]);
                }
            }
            targets[(example.rows() - 1) * count + row] = example.label();
        }
    }
}
