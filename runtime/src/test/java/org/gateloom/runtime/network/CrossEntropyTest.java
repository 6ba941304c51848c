package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.gateloom.runtime.text.Batches;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    @Test
    void byHand() {
        // Softmax of (0, ln 2, ln 5) is (1/8, 2/8, 5/8).
        float[] logits = {0, (float) Math.log(2), (float) Math.log(5), 7, 7, 7};
        CrossEntropy crossEntropy = new CrossEntropy(3, 2);
        double loss = crossEntropy.differentiate(logits, 2, new int[] {1, 0}, 0, 2);
        assertThat(loss).isCloseTo(Math.log(4) + Math.log(3), within(1e-7));
        assertThat(logits).containsExactly(new float[] {0.25f, -1.5f, 1.25f, -4f / 3, 2f / 3, 2f / 3}, within(1e-6f));
    }

    /** Of equal logits one is the answer: who says nothing is not right whatever is asked. */
    @Test
    void theLikeliestSymbolIsOne() {
        CrossEntropy crossEntropy = new CrossEntropy(3, 4);
        float[] logits = {1, 3, 2, 0, 0, 0, 0, 0, 0, 9, 1, 1};
        assertThat(crossEntropy.right(logits, 4, new int[] {1, 0, 2, Batches.NO_TARGET}, 0))
                .isEqualTo(2);
    }

    @Test
    void agreesWithDoubleAndItsDerivativeWithDifferences() {
        int rows = 7;
        int symbols = 83;
        SplittableRandom random = new SplittableRandom(5);
        float[] logits = new float[rows * symbols];
        int[] targets = new int[rows];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (random.nextDouble() * 20 - 10);
        }
        for (int row = 0; row < rows; row++) {
            targets[row] = random.nextInt(symbols);
        }
        double[] exact = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            exact[i] = logits[i];
        }
        CrossEntropy crossEntropy = new CrossEntropy(symbols, rows);
        assertThat(crossEntropy.loss(logits.clone(), rows, targets, 0))
                .isCloseTo(loss(exact, symbols, targets), within(1e-5));
        float[] gradient = logits.clone();
        crossEntropy.differentiate(gradient, rows, targets, 0, 1);
        double h = 1e-5;
        for (int i = 0; i < logits.length; i++) {
            double[] there = exact.clone();
            there[i] += h;
            double above = loss(there, symbols, targets);
            there[i] -= 2 * h;
            double difference = (above - loss(there, symbols, targets)) / (2 * h);
            assertThat((double) gradient[i]).isCloseTo(difference, within(1e-6));
        }
    }

    @Test
    void isFiniteForAnyFiniteLogits() {
        float most = Float.MAX_VALUE;
        float[] logits = {most, -most, 0, -most, -most, -most, 1.4E-45f, 88.9f, -104};
        float[] gradient = logits.clone();
        CrossEntropy crossEntropy = new CrossEntropy(3, 3);
        double loss = crossEntropy.differentiate(gradient, 3, new int[] {1, 0, 2}, 0, 1);
        assertThat(loss).isFinite().isCloseTo(2 * (double) most, within(1e30));
        for (float number : gradient) {
            assertThat(Float.isFinite(number)).isTrue();
        }
        assertThat(gradient[0]).isEqualTo(1);
        assertThat(gradient[1]).isEqualTo(-1);
    }

    @Test
    void derivativesThatWouldSlowProcessorsDownAreZero() {
        float[] logits = {0, -50, -70, -1e6f};
        new CrossEntropy(4, 1).differentiate(logits, 1, new int[] {0}, 0, 1f / 1600);
        assertThat(logits[1]).isCloseTo((float) (Math.exp(-50) / 1600), within(1e-27f));
        assertThat(logits[2]).isZero();
        assertThat(logits[3]).isZero();
    }

    @Test
    void whatIsNoNumberIsNoLoss() {
        CrossEntropy crossEntropy = new CrossEntropy(2, 1);
        assertThat(crossEntropy.loss(new float[] {Float.NaN, 0}, 1, new int[] {1}, 0))
                .isNaN();
        assertThat(crossEntropy.loss(new float[] {Float.POSITIVE_INFINITY, 0}, 1, new int[] {0}, 0))
                .isNaN();
    }

    @Test
    void aRowWithoutTargetCountsNothing() {
        float[] logits = {1, 2, 3, 4};
        CrossEntropy crossEntropy = new CrossEntropy(2, 2);
        int[] targets = {Batches.NO_TARGET, 1};
        double loss = crossEntropy.differentiate(logits, 2, targets, 0, 1);
        assertThat(loss).isCloseTo(Math.log1p(Math.exp(-1)), within(1e-7));
        assertThat(logits[0]).isZero();
        assertThat(logits[1]).isZero();
    }

    private static double loss(double[] logits, int symbols, int[] targets) {
        double loss = 0;
        for (int row = 0; row < targets.length; row++) {
            double sum = 0;
            for (int i = 0; i < symbols; i++) {
                sum += Math.exp(logits[row * symbols + i]);
            }
            loss += Math.log(sum) - logits[row * symbols + targets[row]];
        }
        return loss;
    }
}
