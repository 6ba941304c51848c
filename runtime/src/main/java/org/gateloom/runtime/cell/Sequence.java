package org.gateloom.runtime.cell;

/** What a lane of rows reads, step by step: symbols or vectors. */
public sealed interface Sequence {

    /**
     * Symbols. Each stands for the one-hot vector of that place, of which no cell ever makes a vector: a product with
     * it is a look-up of a column.
     *
     * @param ids [time, rows], each in 0 … size - 1
     */
    record Symbols(int[] ids) implements Sequence {}

    /**
     * Vectors.
     *
     * @param values [time, rows, in]
     */
    record Vectors(Values values) implements Sequence {}
}
