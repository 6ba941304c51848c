package org.gateloom.runtime.train;

import java.util.SplittableRandom;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.text.SymbolBatches;

/**
 * Examples, of which each begins anew: one of three symbols, a fourth some times, and at the end the first is to be said.
 *
 * @param steps of an example
 * @param first the number of the first chunk among all that the seed makes
 * @param chunks of an example a stream each
 */
record Echo(int streams, int steps, int first, int chunks, long seed) implements SymbolBatches {

    static final int SYMBOLS = 4;

    Echo(int streams, int steps, int chunks, long seed) {
        this(streams, steps, 0, chunks, seed);
    }

    /** One of its chunks alone. */
    Echo alone(int chunk) {
        return new Echo(streams, steps, first + chunk, 1, seed);
    }

    @Override
    public int steps(int chunk) {
        return steps;
    }

    @Override
    public int targets(int chunk) {
        return streams;
    }

    @Override
    public boolean begins(int chunk) {
        return true;
    }

    @Override
    public void fill(int chunk, int firstStream, int rows, int[] inputs, int[] targets) {
        for (int row = 0; row < rows; row++) {
            long example = ((long) first + chunk) * streams + firstStream + row;
            int symbol = new SplittableRandom(Seeds.of(seed, example)).nextInt(SYMBOLS - 1);
            for (int step = 0; step < steps; step++) {
                inputs[step * rows + row] = step == 0 ? symbol : SYMBOLS - 1;
                targets[step * rows + row] = step == steps - 1 ? symbol : NO_TARGET;
            }
        }
    }
}
