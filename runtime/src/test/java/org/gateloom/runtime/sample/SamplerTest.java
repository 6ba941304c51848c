package org.gateloom.runtime.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {

    /** Probabilities 0.1, 0.4, 0.2, 0.3. */
    private static final float[] LOGITS = logits(0.1, 0.4, 0.2, 0.3);

    @Test
    void theCoinWalksThroughTheDistribution() {
        assertThat(shares(Choice.PLAIN)).containsExactly(new double[] {0.1, 0.4, 0.2, 0.3}, within(1e-3));
        Sampler sampler = new Sampler(Choice.PLAIN, 4);
        assertThat(sampler.pick(LOGITS, 0.0999)).isEqualTo(0);
        assertThat(sampler.pick(LOGITS, 0.1001)).isEqualTo(1);
        assertThat(sampler.pick(LOGITS, Math.nextDown(1.0))).isEqualTo(3);
    }

    @Test
    void temperatureIsAPowerOfTheProbabilities() {
        double sum = 0.01 + 0.16 + 0.04 + 0.09;
        assertThat(shares(new Choice(0.5, 0, 1)))
                .containsExactly(new double[] {0.01 / sum, 0.16 / sum, 0.04 / sum, 0.09 / sum}, within(1e-3));
        assertThat(shares(new Choice(0, 0, 1))).containsExactly(0, 1, 0, 0);
        assertThat(shares(new Choice(1e6, 0, 1))).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-3));
    }

    @Test
    void topKKeepsTheLikeliest() {
        assertThat(shares(new Choice(1, 2, 1))).containsExactly(new double[] {0, 4 / 7.0, 0, 3 / 7.0}, within(1e-3));
        assertThat(shares(new Choice(1, 1, 1))).containsExactly(0, 1, 0, 0);
        assertThat(shares(new Choice(1, 9, 1))).containsExactly(new double[] {0.1, 0.4, 0.2, 0.3}, within(1e-3));
    }

    @Test
    void topPKeepsTheFewestThatReachTheShare() {
        assertThat(shares(new Choice(1, 0, 0.69))).containsExactly(new double[] {0, 4 / 7.0, 0, 3 / 7.0}, within(1e-3));
        assertThat(shares(new Choice(1, 0, 0.71)))
                .containsExactly(new double[] {0, 4 / 9.0, 2 / 9.0, 3 / 9.0}, within(1e-3));
        assertThat(shares(new Choice(1, 0, 1e-9))).containsExactly(0, 1, 0, 0);
        // The share is of what top-k has kept: 4/7 are enough for 0.5.
        assertThat(shares(new Choice(1, 2, 0.5))).containsExactly(0, 1, 0, 0);
    }

    /** Against sorting, over many distributions with ties. */
    @Test
    void limitsAgreeWithSorting() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 500; round++) {
            int symbols = 1 + random.nextInt(40);
            float[] logits = new float[symbols];
            for (int i = 0; i < symbols; i++) {
                logits[i] = random.nextInt(8);
            }
            Choice choice = new Choice(0.7, random.nextInt(symbols + 2), 1 - random.nextDouble() * 0.9);
            double coin = random.nextDouble();
            assertThat(new Sampler(choice, symbols).pick(logits, coin)).isEqualTo(bySorting(logits, choice, coin));
        }
    }

    @Test
    void extremeLogitsAndNone() {
        Sampler sampler = new Sampler(new Choice(1e-3, 0, 1), 2);
        assertThat(sampler.pick(new float[] {-Float.MAX_VALUE, Float.MAX_VALUE}, 0))
                .isEqualTo(1);
        assertThatThrownBy(() -> sampler.pick(new float[] {0, Float.NaN}, 0.5))
                .hasMessage("the network's logits are not all finite numbers");
        assertThat(new Sampler(Choice.PLAIN, 1).pick(new float[] {5}, 0.7)).isZero();
        assertThat(new Sampler(new Choice(Double.MIN_VALUE, 0, 1), 2).pick(new float[] {1, 2}, 0))
                .isEqualTo(1);
    }

    @Test
    void choicesOutOfRangeAreASentence() {
        assertThatThrownBy(() -> new Choice(-0.1, 0, 1)).hasMessage("a temperature is a number from 0 on, not -0.1");
        assertThatThrownBy(() -> new Choice(1, -1, 1)).hasMessage("top-k is a number of symbols, or 0 for all, not -1");
        assertThatThrownBy(() -> new Choice(1, 0, 0)).hasMessage("top-p is above 0 and at most 1, not 0.0");
    }

    private static int bySorting(float[] logits, Choice choice, double coin) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, logits.length).boxed().toList());
        order.sort(Comparator.comparing((Integer i) -> -logits[i]).thenComparing(i -> i));
        double[] weights = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - logits[order.get(0)]) / choice.temperature());
        }
        boolean limited = choice.topP() < 1 || (choice.topK() > 0 && choice.topK() < logits.length);
        if (!limited) {
            order.sort(Comparator.naturalOrder());
        }
        List<Integer> first =
                choice.topK() > 0 && choice.topK() < order.size() ? order.subList(0, choice.topK()) : order;
        double all = first.stream().mapToDouble(i -> weights[i]).sum();
        double kept = 0;
        int count = 0;
        while (count < first.size() && (count == 0 || kept < choice.topP() * all)) {
            kept += weights[first.get(count)];
            count++;
        }
        double left = coin * kept;
        for (int i = 0; i < count; i++) {
            left -= weights[first.get(i)];
            if (left < 0) {
                return first.get(i);
            }
        }
        return first.get(count - 1);
    }

    /** How often each symbol comes over evenly spread coins. */
    private static double[] shares(Choice choice) {
        Sampler sampler = new Sampler(choice, 4);
        int[] counts = new int[4];
        int coins = 10_000;
        for (int i = 0; i < coins; i++) {
            counts[sampler.pick(LOGITS, (i + 0.5) / coins)]++;
        }
        return Arrays.stream(counts)
                .mapToDouble(count -> (double) count / coins)
                .toArray();
    }

    private static float[] logits(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]) + 3;
        }
        return logits;
    }
}
