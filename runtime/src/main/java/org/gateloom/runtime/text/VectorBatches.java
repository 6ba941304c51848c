package org.gateloom.runtime.text;

/** Vectors of real numbers to read, and numbers to say at each place or none. */
public non-sealed interface VectorBatches extends Batches {

    /** Elements of a vector that is read. */
    int inputSize();

    /** Numbers that are said at a place. */
    int outputSize();

    /**
     * Copies a chunk of some streams; several threads may do so at once.
     *
     * @param chunk which
     * @param firstStream the first of the streams
     * @param rows how many of them
     * @param inputs filled with [steps, rows, input size]
     * @param targets filled with [steps, rows, output size]; not a number where nothing is to be said
     */
    void fill(int chunk, int firstStream, int rows, float[] inputs, float[] targets);
}
