package org.gateloom.runtime.cell;

import java.util.List;

/**
 * One lane of rows: the memory of a cell over a sequence, and the cell's forward and backward over it. Used by one
 * thread at a time; it allocates nothing once made.
 *
 * <p>Blocks are of the cell's precision, row-major in the shape stated. The order of use is: run a {@link Transposition} of {@link #transposed}
 * whenever the parameters have changed and no tape runs on them; set {@link #initial} (or
 * {@link #reset}, or {@link #carry}), {@link #forward}; for gradients then set {@link #outputCotangent} and {@link
 * #lastCotangent}, {@link #backward}.
 */
public interface Tape {

    /** The most steps it holds. */
    int time();

    /** Rows of the batch in this lane. */
    int rows();

    /**
     * The matrices that {@link #forward} and {@link #backward} read in {@link Parameters#transposed}, by their names in the
     * cell's table.
     */
    List<String> transposed();

    /** The state before the first step, {@code [rows, size]}; {@code state} counts as in {@link Cell#states}. */
    Values initial(int state);

    /** The state after the last step of {@link #forward}, {@code [rows, size]}. */
    Values last(int state);

    /** What the cell emits, {@code [time, rows, outputSize]}. */
    Values output();

    /** Derivative of the loss by {@link #output}, {@code [time, rows, outputSize]}; to be set before backward. */
    Values outputCotangent();

    /** Derivative of the loss by {@link #last}, {@code [rows, size]}; to be set before backward, 0 at first. */
    Values lastCotangent(int state);

    /**
     * Derivative of the loss by the input, {@code [time, rows, inputSize]}; of backward.
     *
     * @throws IllegalStateException when the input is symbols
     */
    Values inputCotangent();

    /** Derivative of the loss by {@link #initial}, {@code [rows, size]}; of backward. */
    Values initialCotangent(int state);

    /**
     * A mask, {@code [time, rows, size]}; {@code mask} counts as in {@link Cell#masks}. As at evaluation until somebody
     * sets it, before forward; backward reads it again.
     */
    Values mask(int mask);

    /**
     * Runs the cell from {@link #initial} over the first {@code steps} steps of its input.
     *
     * @param steps 1 to {@link #time}
     */
    void forward(int steps);

    /**
     * Runs the adjoint of the last {@link #forward} of the same number of steps.
     *
     * @param steps as in that forward
     */
    void backward(int steps);

    /** Makes the last states the initial ones, as between the chunks of a stream. */
    void carry();

    /** Makes the initial states what they are before a stream's first step. */
    void reset();
}
