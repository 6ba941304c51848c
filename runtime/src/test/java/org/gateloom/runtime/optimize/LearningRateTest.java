package org.gateloom.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gateloom.runtime.optimize.LearningRate.Constant;
import org.gateloom.runtime.optimize.LearningRate.Cosine;
import org.gateloom.runtime.optimize.LearningRate.StepDecay;
import org.gateloom.runtime.optimize.LearningRate.WarmUp;
import org.junit.jupiter.api.Test;

class LearningRateTest {

    @Test
    void constantAndDecay() {
        assertThat(new Constant(0.1).at(1_000_000)).isEqualTo(0.1);
        LearningRate decay = new StepDecay(0.8, 0.5, 10);
        assertThat(decay.at(10)).isEqualTo(0.8);
        assertThat(decay.at(11)).isEqualTo(0.4);
        assertThat(decay.at(31)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void cosine() {
        LearningRate cosine = new Cosine(1, 0.2, 100);
        assertThat(cosine.at(1)).isEqualTo(1);
        assertThat(cosine.at(51)).isCloseTo(0.6, within(1e-15));
        assertThat(cosine.at(101)).isCloseTo(0.2, within(1e-15));
        assertThat(cosine.at(500)).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void warmUp() {
        LearningRate rate = new WarmUp(4, new StepDecay(0.8, 0.5, 10));
        assertThat(rate.at(1)).isEqualTo(0.2);
        assertThat(rate.at(4)).isEqualTo(0.8);
        assertThat(rate.at(5)).isEqualTo(0.8);
        assertThat(rate.at(15)).isEqualTo(0.4);
    }
}
