package org.gateloom.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The activations in float against {@link Math}, over floats of all magnitudes. */
class FastTest {

    /** A prime, so that all patterns of low bits are met. */
    private static final int STRIDE = 101;

    @Test
    void tanhIsAsExactAsItSaysAndBelowOne() {
        double worst = 0;
        for (int bits = STRIDE; bits < Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += STRIDE) {
            float a = Float.intBitsToFloat(bits);
            float found = Fast.tanh(a);
            if (!(found < 1) || found != -Fast.tanh(-a)) {
                assertThat(found).as("tanh(%s)", a).isLessThan(1).isEqualTo(-Fast.tanh(-a));
            }
            double exact = Math.tanh(a);
            worst = Math.max(worst, Math.abs(found - exact) / exact);
        }
        assertThat(worst).isLessThan(3.4e-7);
    }

    @Test
    void sigmoidIsAsExactAsItSays() {
        double worst = 0;
        for (int bits = STRIDE; bits < Float.floatToIntBits(1e6f); bits += STRIDE) {
            float a = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(Fast.sigmoid(a) - 1 / (1 + Math.exp(-a))));
            worst = Math.max(worst, Math.abs(Fast.sigmoid(-a) - 1 / (1 + Math.exp((double) a))));
        }
        assertThat(worst).isLessThan(2e-7);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.MAX_VALUE, 100, 8})
    void whatIsSaturatedStaysThere(float a) {
        assertThat(Fast.tanh(a)).isEqualTo(Fast.tanh(8f));
        assertThat(Fast.tanh(-a)).isEqualTo(-Fast.tanh(8f));
    }

    @Test
    void whatIsNoNumberStaysNone() {
        assertThat(Fast.tanh(Float.NaN)).isNaN();
        assertThat(Fast.sigmoid(Float.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.MIN_VALUE, Float.MIN_NORMAL, 1e-20f, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void whatIsPositiveIsOne(float a) {
        assertThat(Fast.positive(a)).isEqualTo(1);
        assertThat(Fast.positive(-a)).isEqualTo(0);
        assertThat(Fast.notNegative(a)).isEqualTo(1);
        assertThat(Fast.notNegative(-a)).isEqualTo(0);
    }

    @Test
    void whatIsTooSmallIsFlushedAndTheRestIsAsItWas() {
        assertThat(Fast.flushed(1e-33f)).isZero();
        assertThat(Fast.flushed(-Float.MIN_VALUE)).isZero();
        assertThat(Fast.flushed(1e-17f)).isEqualTo(1e-17f);
        assertThat(Fast.flushed(-3.25f)).isEqualTo(-3.25f);
        assertThat(Fast.flushed(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Fast.flushed(Float.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -0f})
    void zeroIsNeitherPositiveNorNegative(float zero) {
        assertThat(Fast.positive(zero)).isEqualTo(0);
        assertThat(Fast.notNegative(zero)).isEqualTo(1);
    }
}
