package org.gateloom.runtime.text;

/** Symbols to read, and a symbol to say at each place or none. */
public non-sealed interface SymbolBatches extends Batches {

    /**
     * Copies a chunk of some streams; several threads may do so at once.
     *
     * @param chunk which
     * @param firstStream the first of the streams
     * @param rows how many of them
     * @param inputs filled with [steps, rows]
     * @param targets filled with [steps, rows], each a symbol or {@link #NO_TARGET}
     */
    void fill(int chunk, int firstStream, int rows, int[] inputs, int[] targets);
}
