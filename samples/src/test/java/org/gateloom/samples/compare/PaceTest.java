package org.gateloom.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void whatIsLeftGoesOnAsFastAsWhatIsDone() {
        Pace pace = new Pace(100);
        assertThat(pace.left()).isEmpty();
        pace.worked(20, 10);
        assertThat(pace.left()).hasValue(40);
        // A quarter of the next run of 40, slower than the first.
        assertThat(pace.left(10, 20)).hasValue(70);
    }

    @Test
    void whatWasDoneBeforeTookNoTime() {
        Pace pace = new Pace(100);
        pace.skipped(50);
        pace.worked(25, 5);
        assertThat(pace.left()).hasValue(5);
    }
}
