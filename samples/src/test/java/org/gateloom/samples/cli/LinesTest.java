package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Measurement;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final StringWriter said = new StringWriter();

    private List<String> afterThreeSteps(long patience) {
        Lines lines = new Lines(new PrintWriter(said), "lstm", 1000, 0, "nats", "characters", patience);
        for (int step = 1; step <= 3; step++) {
            lines.stepped(new Measurement(step, 1600L * step, 0.5 * step, 4 - step), 1);
        }
        lines.close();
        return said.toString().lines().toList();
    }

    @Test
    void whoHasNoPatienceIsToldOfEachStepWithTheMeanLossSoFar() {
        List<String> lines = afterThreeSteps(-1);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("lstm  first step done ").endsWith(" after the start, loss 3.0000");
        assertThat(lines.get(3)).startsWith("lstm  step 3 of 1,000: training 2.0000 nats; 3,200 characters/s; ");
    }

    @Test
    void otherwiseOfTheFirstAlone() {
        assertThat(afterThreeSteps(Long.MAX_VALUE)).hasSize(1);
    }

    @Test
    void anEstimateIsNoFinerThanItIsGood() {
        assertThat(RunLine.about(45.4)).isEqualTo("45 s");
        assertThat(RunLine.about(1802)).isEqualTo("30 min");
        assertThat(RunLine.about(7520)).isEqualTo("2 h 5 min");
        assertThat(RunLine.left(OptionalDouble.empty())).isEmpty();
    }
}
