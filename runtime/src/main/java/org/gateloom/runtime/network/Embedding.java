package org.gateloom.runtime.network;

import org.gateloom.runtime.cell.FloatValues;

/** The vectors of a lane's symbols: columns of a matrix {@code [size, symbols]}, looked up. */
final class Embedding {

    private final FloatValues weights;
    private final FloatValues vectors;
    private final int size;

    /**
     * For one lane.
     *
     * @param weights the matrix, column by column
     * @param places the most symbols
     * @param size elements of a vector
     */
    Embedding(FloatValues weights, int places, int size) {
        this.weights = weights;
        this.vectors = new FloatValues(Math.multiplyExact(places, size));
        this.size = size;
    }

    /** The vectors, [places, size]. */
    FloatValues vectors() {
        return vectors;
    }

    /** Fills the first {@code count} vectors. */
    void lookUp(int[] symbols, int count) {
        for (int i = 0; i < count; i++) {
            vectors.copy(i * size, weights, symbols[i] * size, size);
        }
    }
}
