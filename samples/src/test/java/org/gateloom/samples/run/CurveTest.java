package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void aPointIsTheMeanSinceTheOneBefore() {
        Curve curve = curve(1, 3, 5, 7, 9);
        assertThat(curve.points(2)).containsExactly(new Measurement(2, 20, 2, 2), new Measurement(5, 50, 5, 7));
        List<Measurement> steps = List.of(
                new Measurement(1, 10, 1, 1),
                new Measurement(2, 20, 2, 3),
                new Measurement(3, 30, 3, 5),
                new Measurement(4, 40, 4, 7),
                new Measurement(5, 50, 5, 9));
        assertThat(curve.points(5)).isEqualTo(steps);
        assertThat(curve.points(100)).isEqualTo(steps);
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

    @Test
    void aLongOneIsKeptInStretches() {
        Curve curve = new Curve();
        int steps = 5 * Curve.MOST;
        for (int step = 1; step <= steps; step++) {
            curve.add(new Measurement(step, 10L * step, step, step));
        }
        List<Measurement> all = curve.points(Integer.MAX_VALUE / Curve.MOST);
        assertThat(all).hasSizeLessThanOrEqualTo(Curve.MOST);
        // Each stretch has 8 steps: 1 to 8, the mean 4.5.
        assertThat(all.get(0)).isEqualTo(new Measurement(8, 80, 8, 4.5));
        assertThat(all.get(all.size() - 1)).isEqualTo(new Measurement(steps, 10L * steps, steps, steps - 3.5));
        assertThat(curve.seconds()).isEqualTo(steps);
        assertThat(curve.end().orElseThrow()).isEqualTo(steps - (steps / 20 - 1) / 2.0);
    }

    private static Curve curve(double... losses) {
        Curve curve = new Curve();
        for (int i = 0; i < losses.length; i++) {
            curve.add(new Measurement(i + 1, 10L * (i + 1), i + 1, losses[i]));
        }
        return curve;
    }
}
