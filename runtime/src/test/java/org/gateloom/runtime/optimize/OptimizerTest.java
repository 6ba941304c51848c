package org.gateloom.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the equations worked out by hand, and against closed forms. */
class OptimizerTest {

    private final float[] parameters = {1, -2};

    @Test
    void adamByHand() {
        float[][] moments = new float[2][2];
        // The first step has the length of the rate, whatever the gradient's.
        step(Adam.STANDARD, moments, 0.5f, -40, 0.1, 1);
        assertParameters(0.9, -1.9);
        assertThat(moments[0]).containsExactly(new float[] {0.05f, -4}, within(1e-6f));
        assertThat(moments[1]).containsExactly(new float[] {0.00025f, 1.6f}, within(1e-6f));
        // m = 0.9·0.05 - 0.1 = -0.055, v = 0.999·0.00025 + 0.001 = 0.00124975;
        // m̂ = -0.055/0.19, v̂ = 0.00124975/0.001999; and for a gradient of 0: m̂ = -3.6/0.19, v̂ = 1.5984/0.001999.
        step(Adam.STANDARD, moments, -1, 0, 0.1, 2);
        assertParameters(
                0.9 + 0.1 * (0.055 / 0.19) / Math.sqrt(0.00124975 / 0.001999),
                -1.9 + 0.1 * (3.6 / 0.19) / Math.sqrt(1.5984 / 0.001999));
    }

    @Test
    void adamKeepsTheLengthOfItsStepsUnderOneGradient() {
        float[][] moments = new float[2][2];
        for (int t = 1; t <= 100; t++) {
            step(Adam.STANDARD, moments, 3, -0.5, 0.01, t);
        }
        assertParameters(0, -1);
    }

    @Test
    void adamWDecaysBesideTheGradient() {
        float[][] moments = new float[2][2];
        step(new AdamW(Adam.STANDARD, 0.2), moments, 0.5f, -40, 0.1, 1);
        assertParameters(0.98 - 0.1, -1.96 + 0.1);
    }

    @Test
    void rmsPropByHand() {
        float[][] moments = new float[1][2];
        step(new RmsProp(0.9, 1e-8), moments, 2, -1, 0.1, 1);
        // v = 0.1 g², so g/√v = ±1/√0.1.
        assertParameters(1 - 0.1 / Math.sqrt(0.1), -2 + 0.1 / Math.sqrt(0.1));
        assertThat(moments[0]).containsExactly(new float[] {0.4f, 0.1f}, within(1e-6f));
    }

    @Test
    void momentumAddsUpAsAGeometricSum() {
        float[][] moments = new float[1][2];
        for (int t = 1; t <= 3; t++) {
            step(new Sgd(0.5), moments, 1, 0.25, 0.1, t);
        }
        // 1 + 1.5 + 1.75 of the gradient.
        assertParameters(1 - 0.1 * 4.25, -2 - 0.1 * 4.25 * 0.25);
    }

    @Test
    void theScaleMultipliesTheGradient() {
        float[][] moments = new float[1][2];
        new Sgd(0).update(parameters, new float[] {8, 4}, 0.25f, moments, 0, 2, 0.1, 1);
        assertParameters(1 - 0.2, -2 - 0.1);
    }

    @Test
    void onlyTheGivenStretchChanges() {
        new Sgd(0).update(parameters, new float[] {8, 4}, 1, new float[1][2], 1, 2, 0.1, 1);
        assertParameters(1, -2.4);
    }

    /** A moment whose gradient has stopped fades, but not into denormal numbers. */
    @Test
    void momentsNeverBecomeDenormal() {
        float[][] moments = new float[2][2];
        step(Adam.STANDARD, moments, 1, 1, 0.1, 1);
        for (int t = 2; t < 100_000; t++) {
            step(Adam.STANDARD, moments, 0, 0, 0, t);
            for (float[] moment : moments) {
                assertThat(moment[0] == 0 || Math.abs(moment[0]) > 1e-30f).isTrue();
            }
        }
        assertThat(moments[0][0]).isLessThan(1e-26f);
        assertThat(moments[1][0]).isLessThan(1e-24f);
    }

    private void step(Optimizer optimizer, float[][] moments, double g0, double g1, double rate, long step) {
        optimizer.update(parameters, new float[] {(float) g0, (float) g1}, 1, moments, 0, 2, rate, step);
    }

    private void assertParameters(double first, double second) {
        assertThat(parameters[0]).isCloseTo((float) first, within(1e-5f));
        assertThat(parameters[1]).isCloseTo((float) second, within(1e-5f));
    }
}
