package org.gateloom.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gateloom.samples.run.Run;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsOfNumbersStandToTheRight() {
        assertThat(Table.of(ExampleComparison.make())).hasToString("""
                cell                   hidden  parameters  training  validation    bits  characters/s  seconds
                ----------------------------------------------------------------------------------------------
                lstm                      128     200,000    1.6750      1.7250  2.4886        20,000      3.2
                gru                       128     200,000    1.5750      1.6250  2.3444        25,000      2.6
                cells/<my> & own.yaml     128     200,000    2.5750      2.6250  3.7871        30,000      2.1
                """);
    }

    /** Means over the seeds that came to their end. */
    @Test
    void severalSeedsHaveMeansAndAnInterval() {
        assertThat(Table.of(ExampleComparison.ofSeeds())).hasToString("""
                cell  hidden  parameters   seeds  training  validation  ± 95 %    bits  characters/s  seconds
                ---------------------------------------------------------------------------------------------
                lstm     128     200,000       3    1.6750      1.7250  0.2484  2.4886        20,000      3.2
                gru      128     200,000  2 of 3    1.6250      1.6750  0.6353  2.4165        25,000      2.6
                """);
    }

    /** Of the trials the one with the lowest loss is no candidate, since it diverged. */
    @Test
    void theLearningRateThatWasChosenHasAColumn() {
        Comparison tuned = ExampleComparison.tuned();

        assertThat(Table.of(tuned).columns()).contains("rate");
        assertThat(LearningRates.best(tuned.trials()).orElseThrow().learningRate())
                .isEqualTo(0.002);
        assertThat(LearningRates.GRID).containsExactly(0.0005, 0.0011, 0.0022, 0.0047, 0.01);
    }

    @Test
    void aRunThatNeverMeasuredHasDashes() {
        Run first = ExampleComparison.make().runs().get(0);
        Run none = new Run(
                "none",
                OptionalInt.empty(),
                first.digest(),
                8,
                100,
                1,
                0.002,
                1000,
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                List.of(),
                Run.Ended.DIVERGED,
                Optional.of("diverged at step 1"));
        Comparison comparison = new Comparison(Subject.Shared.TEXT, "", Map.of(), Map.of(), List.of(none));
        assertThat(Table.of(comparison).rows().get(0)).containsExactly("none", "8", "100", "–", "–", "–", "–", "0.0");
        assertThat(comparison.best()).isEmpty();
    }
}
