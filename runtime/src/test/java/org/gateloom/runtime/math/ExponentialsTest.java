package org.gateloom.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions of whole arrays against {@link Math} and {@link Exact}. */
class ExponentialsTest {

    private static final int LENGTH = 100_000;

    @Test
    void expIsAsExactAsItSays() {
        assertThat(worst(87.3, (values, exponentials) -> exponentials.exp(LENGTH, values), Math::exp))
                .isLessThan(1.3e-7);
    }

    @Test
    void softplusIsAsExactAsItSays() {
        assertThat(worst(87.3, (values, exponentials) -> exponentials.softplus(LENGTH, values), Exact::softplus))
                .isLessThan(3e-7);
    }

    @Test
    void logSigmoidIsAsExactAsItSays() {
        assertThat(worst(87.3, (values, exponentials) -> exponentials.logSigmoid(LENGTH, values), Exact::logSigmoid))
                .isLessThan(3e-7);
    }

    @Test
    void shiftedExpIsAsExactAsItSays() {
        float[] shift = new float[LENGTH];
        java.util.Arrays.fill(shift, 3);
        assertThat(worst(
                        90,
                        (values, exponentials) -> exponentials.shifted(LENGTH, values, shift),
                        a -> Math.exp(Math.max(-87, Math.min(88, (float) a - 3f)))))
                .isLessThan(1.3e-7);
    }

    @Test
    void theEndsAreWhatTheyShouldBe() {
        float[] ends = {0, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -100, 100, 5};
        float[] exp = ends.clone();
        new Exponentials().exp(6, exp);
        assertThat(exp).containsExactly(1, Float.NaN, 0, Float.POSITIVE_INFINITY, 0, Float.POSITIVE_INFINITY, 5);
        float[] softplus = ends.clone();
        new Exponentials().softplus(6, softplus);
        assertThat(softplus).containsExactly((float) Math.log(2), Float.NaN, 0, Float.POSITIVE_INFINITY, 0, 100, 5);
        float[] logSigmoid = ends.clone();
        new Exponentials().logSigmoid(6, logSigmoid);
        assertThat(logSigmoid).containsExactly((float) -Math.log(2), Float.NaN, Float.NEGATIVE_INFINITY, 0, -100, 0, 5);
    }

    @Test
    void aShiftedExpIsNeitherZeroNorInfinite() {
        float[] values = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
        new Exponentials().shifted(2, values, new float[2]);
        assertThat(values[0]).isBetween(1e-38f, 2e-38f);
        assertThat(values[1]).isBetween(1e38f, Float.MAX_VALUE);
    }

    /** The greatest relative error, over numbers up to a bound, of all sizes. */
    private static double worst(double bound, BiConsumer<float[], Exponentials> fast, DoubleUnaryOperator exact) {
        float[] values = new float[LENGTH];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LENGTH; i++) {
            double size = i % 2 == 0 ? bound : Math.pow(10, -random.nextInt(8));
            values[i] = (float) ((random.nextDouble() * 2 - 1) * size);
        }
        float[] found = values.clone();
        fast.accept(found, new Exponentials());
        double worst = 0;
        for (int i = 0; i < LENGTH; i++) {
            worst = Math.max(worst, Math.abs(found[i] / exact.applyAsDouble(values[i]) - 1));
        }
        return worst;
    }
}
