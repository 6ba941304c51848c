package org.gateloom.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.gateloom.runtime.cell.FloatValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockProductsTest {

    private static final int BLOCKS = 3;
    private static final int OUT = 5;
    private static final int IN = 4;

    /** One row goes another way than several. */
    @ParameterizedTest(name = "{0} rows, added: {1}")
    @CsvSource({"1, false", "1, true", "6, false", "6, true"})
    void aBlockMapsItsOwnPartOfARow(int rows, boolean add) {
        FloatValues weights = random(BLOCKS * OUT * IN, 1);
        FloatValues operand = random(rows * BLOCKS * IN, 2);
        FloatValues before = random(rows * BLOCKS * OUT, 3);
        FloatValues target = random(rows * BLOCKS * OUT, 3);
        BlockProducts.multiply(BLOCKS, rows, OUT, IN, operand, 0, weights, 0, target, 0, add);
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < BLOCKS; block++) {
                for (int out = 0; out < OUT; out++) {
                    int place = (row * BLOCKS + block) * OUT + out;
                    double sum = add ? before.get(place) : 0;
                    for (int in = 0; in < IN; in++) {
                        sum += weights.get((block * IN + in) * OUT + out)
                                * operand.get((row * BLOCKS + block) * IN + in);
                    }
                    assertThat(target.get(place)).isCloseTo(sum, within(1e-6));
                }
            }
        }
    }

    private static FloatValues random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatValues values = new FloatValues(length);
        for (int i = 0; i < length; i++) {
            values.set(i, random.nextDouble(-1, 1));
        }
        return values;
    }
}
