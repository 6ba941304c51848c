package org.gateloom.runtime.text;

/** Vectors of real numbers to read, and one of some classes to say at each place or none. */
public non-sealed interface ClassBatches extends Batches {

    /** Elements of a vector that is read. */
    int inputSize();

    /**
     * Copies a chunk of some streams; several threads may do so at once.
     *
     * @param chunk which
     * @param firstStream the first of the streams
     * @param rows how many of them
     * @param inputs filled with [steps, rows, input size]
     * @param targets filled with [steps, rows], each the number of a class or {@link #NO_TARGET}
     */
    void fill(int chunk, int firstStream, int rows, float[] inputs, int[] targets);
}
