package org.gateloom.runtime.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SymbolChunkTest {

    /** Two steps of three rows, filled up to four; two symbols. */
    @Test
    void listsThePlacesOfEachSymbol() {
        int[] numbers = SymbolChunk.of(new int[] {1, 0, 1, 1, 0, 0}, 2, 3, 4, 2);

        assertThat(numbers)
                .containsExactly(
                        // what is read
                        1,
                        0,
                        1,
                        0,
                        1,
                        0,
                        0,
                        0,
                        // what follows: nothing is known of it
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        -1,
                        // the places of 0, then of 1
                        1,
                        5,
                        6,
                        0,
                        2,
                        4,
                        // where they begin, and the end
                        0,
                        3,
                        6);
    }
}
