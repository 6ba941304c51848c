package org.gateloom.runtime.generated;

import java.util.List;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Values;

/**
 * What all generated tapes have in common: the blocks of the contract, and products with the input. A generated tape
 * adds the cell's own memory, its forward and its backward.
 */
public abstract class SequenceTape implements Tape {

    /** The most steps. */
    protected final int time;

    /** Rows of the batch. */
    protected final int rows;

    /** The cell's parameters, through handles of this tape's own. */
    protected final Values weights;

    /** The same with each matrix row by row, where {@link #transposed()} says so. */
    protected final Values transposed;

    private final Cell cell;
    private final Sequence input;
    private final Values inputVectors;
    private final Values[] initial;
    private final Values[] last;
    private final Values[] lastCotangent;
    private final Values[] initialCotangent;
    private final Values[] masks;
    private final Values inputCotangent;
    private final Values outputCotangent;

    /**
     * Blocks of zeros; initial states as at a stream's start.
     *
     * @param cell whose tape this is
     * @param parameters what it is bound to
     * @param input where {@code x} comes from
     * @param time the most steps
     * @param rows of the batch
     */
    protected SequenceTape(Cell cell, Parameters parameters, Sequence input, int time, int rows) {
        Values block = parameters.values();
        if (block.length() != cell.parameters().length() || block.precision() != cell.precision()) {
            throw new IllegalArgumentException(cell.name() + " has "
                    + cell.parameters().length() + " parameters in " + cell.precision() + ", the block "
                    + block.length() + " in " + block.precision());
        }
        if (input instanceof Sequence.Symbols && !cell.readsSymbols()) {
            throw new IllegalArgumentException(
                    cell.name() + " uses x other than under a matrix: give it vectors, by an embedding");
        }
        this.cell = cell;
        this.time = time;
        this.rows = rows;
        this.weights = block.view();
        this.transposed = parameters.transposed().view();
        this.input = input;
        int vectors = Math.multiplyExact(Math.multiplyExact(time, rows), cell.inputSize());
        if (input instanceof Sequence.Vectors given) {
            this.inputVectors = given.values().view();
            this.inputCotangent = cell.precision().values(vectors);
        } else {
            this.inputVectors = null;
            this.inputCotangent = null;
        }
        this.outputCotangent =
                cell.precision().values(Math.multiplyExact(Math.multiplyExact(time, rows), cell.outputSize()));
        this.initial = states();
        this.last = states();
        this.lastCotangent = states();
        this.initialCotangent = states();
        this.masks = cell.masks().stream().map(this::evaluation).toArray(Values[]::new);
        reset();
    }

    private Values[] states() {
        return cell.states().stream()
                .map(state -> cell.precision().values(rows * state.size()))
                .toArray(Values[]::new);
    }

    private Values evaluation(Cell.MaskShape mask) {
        Values values = cell.precision().values(Math.multiplyExact(Math.multiplyExact(time, rows), mask.size()));
        values.fill(mask.mean());
        return values;
    }

    @Override
    public final Values mask(int mask) {
        return masks[mask];
    }

    @Override
    public final int time() {
        return time;
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final Values initial(int state) {
        return initial[state];
    }

    @Override
    public final Values last(int state) {
        return last[state];
    }

    @Override
    public final Values outputCotangent() {
        return outputCotangent;
    }

    @Override
    public final Values lastCotangent(int state) {
        return lastCotangent[state];
    }

    @Override
    public final Values inputCotangent() {
        if (inputCotangent == null) {
            throw new IllegalStateException("symbols have no cotangent");
        }
        return inputCotangent;
    }

    @Override
    public final Values initialCotangent(int state) {
        return initialCotangent[state];
    }

    @Override
    public final void carry() {
        for (int i = 0; i < initial.length; i++) {
            initial[i].copy(0, last[i], 0, initial[i].length());
        }
    }

    @Override
    public final void reset() {
        List<Cell.StateShape> states = cell.states();
        for (int i = 0; i < initial.length; i++) {
            initial[i].fill(states.get(i).initial());
        }
    }

    /** What the cell reads, for weight gradients. */
    public final Sequence input() {
        return input;
    }

    /** Whether the input is vectors, so that it has a cotangent. */
    protected final boolean readsVectors() {
        return inputVectors != null;
    }

    /** The input, {@code [time, rows, in]}; only of vectors. */
    protected final Values inputVectors() {
        return inputVectors;
    }

    /**
     * {@code target = W x}, or {@code target += W x}, for some steps; for symbols a look-up of columns.
     *
     * @param from the first step
     * @param steps how many
     * @param out rows of {@code W}
     * @param weightsAt where {@code W} begins
     * @param target [steps, rows, out] from {@code targetAt} on
     * @param add whether to add to what is in the target
     */
    protected final void multiplyInput(
            int from, int steps, int out, int weightsAt, Values target, int targetAt, boolean add) {
        if (input instanceof Sequence.Symbols symbols) {
            int[] ids = symbols.ids();
            for (int i = 0; i < steps * rows; i++) {
                int column = weightsAt + ids[from * rows + i] * out;
                if (add) {
                    Products.addRow(out, weights, column, target, targetAt + i * out);
                } else {
                    target.copy(targetAt + i * out, weights, column, out);
                }
            }
        } else {
            int in = cell.inputSize();
            Products.multiply(
                    steps * rows, out, in, inputVectors, from * rows * in, weights, weightsAt, target, targetAt, add);
        }
    }

    /**
     * Repeats a vector parameter, so that element-wise work over rows reads it with the rows' own index.
     *
     * @param at where it begins
     * @param size its elements
     * @param target filled with it, again and again
     */
    protected final void spread(int at, int size, float[] target) {
        ((FloatValues) weights).read(at, target, size);
        repeat(target, size, target.length);
    }

    /** The same in double. */
    protected final void spread(int at, int size, double[] target) {
        ((DoubleValues) weights).read(at, target, size);
        repeat(target, size, target.length);
    }

    /** Copies the first {@code size} elements over the rest, in runs that double. */
    private static void repeat(Object array, int size, int length) {
        for (int done = size; done < length; done *= 2) {
            System.arraycopy(array, 0, array, done, Math.min(done, length - done));
        }
    }
}
