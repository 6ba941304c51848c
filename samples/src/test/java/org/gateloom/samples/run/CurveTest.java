package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void aPointIsTheMeanSinceTheOneBefore() {
        Curve curve = curve(1, 3, 5, 7, 9);
        assertThat(curve.points(2)).containsExactly(new Measurement(2, 20, 2, 2), new Measurement(5, 50, 5, 7));
        assertThat(curve.points(5)).isEqualTo(curve.steps());
        assertThat(curve.points(100)).isEqualTo(curve.steps());
    }

    @Test
    void theEndIsATwentieth() {
        Curve curve = new Curve();
        assertThat(curve.end()).isEmpty();
        for (int step = 1; step <= 40; step++) {
            curve.add(new Measurement(step, 10L * step, step, step));
        }
        assertThat(curve.end()).hasValue(39.5);
        assertThat(curve(4).end()).hasValue(4);
    }

    private static Curve curve(double... losses) {
        Curve curve = new Curve();
        for (int i = 0; i < losses.length; i++) {
            curve.add(new Measurement(i + 1, 10L * (i + 1), i + 1, losses[i]));
        }
        return curve;
    }
}
