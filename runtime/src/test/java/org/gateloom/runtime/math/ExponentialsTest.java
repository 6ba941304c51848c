package org.gateloom.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialsTest {

    @Test
    void agreesWithMathOverTheWholeRange() {
        int length = 100_000;
        float[] values = new float[length];
        float[] shift = new float[length];
        SplittableRandom random = new SplittableRandom(1);
        double[] expected = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextDouble() * 180 - 90);
            shift[i] = i % 3;
            expected[i] = Math.exp(Math.max(-87, Math.min(88, values[i] - shift[i])));
        }
        new Exponentials(length).replace(values, shift, length);
        double worst = 0;
        for (int i = 0; i < length; i++) {
            worst = Math.max(worst, Math.abs(values[i] / expected[i] - 1));
        }
        assertThat(worst).isLessThan(1.3e-7);
    }

    @Test
    void zeroIsOneAndNaNStays() {
        float[] values = {0, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 5};
        new Exponentials(5).replace(values, new float[5], 4);
        assertThat(values[0]).isEqualTo(1);
        assertThat(values[1]).isNaN();
        assertThat(values[2]).isBetween(0f, 2e-38f);
        assertThat(values[3]).isBetween(1e38f, Float.MAX_VALUE);
        assertThat(values[4]).isEqualTo(5);
    }
}
