package org.gateloom.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import org.junit.jupiter.api.Test;

/** Held against R 4: {@code t.test(paired = TRUE)} on its data set sleep (Student 1908), and {@code p.adjust}. */
class LossDifferenceTest {

    private static final double[] GROUP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] GROUP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void isThePairedTestOfStudentsSleepers() {
        List<LossDifference> differences =
                LossDifference.of(comparison(runs("second", GROUP_2), runs("first", GROUP_1)));

        assertThat(differences).hasSize(1);
        LossDifference difference = differences.get(0);
        assertThat(difference.better()).isEqualTo("first");
        assertThat(difference.seeds()).isEqualTo(10);
        assertThat(difference.by().mean()).isCloseTo(1.58, within(1e-12));
        assertThat(difference.by().half().getAsDouble()).isCloseTo(2.4598858 - 1.58, within(1e-7));
        assertThat(difference.p()).isCloseTo(0.00283289, within(1e-8));
        assertThat(difference.real()).isTrue();
        assertThat(difference).hasToString("first is better than second by 1.5800 ± 0.8799, p 0.003");
    }

    @Test
    void anIntervalIsStudents() {
        Estimate estimate = Estimate.of(List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0));

        assertThat(estimate.mean()).isCloseTo(0.75, within(1e-12));
        assertThat(estimate.half().getAsDouble()).isCloseTo(2.0297804 - 0.75, within(1e-7));
        assertThat(Estimate.of(List.of(2.0)).half()).isEmpty();
    }

    @Test
    void severalComparisonsAreCorrectedFor() {
        assertThat(LossDifference.holm(new double[] {0.005, 0.01, 0.03, 0.04}))
                .containsExactly(new double[] {0.02, 0.03, 0.06, 0.06}, within(1e-12));
    }

    @Test
    void theSameNumbersDoNotDiffer() {
        LossDifference difference = LossDifference.of(comparison(runs("a", 1.5, 1.6), runs("b", 1.5, 1.6)))
                .get(0);

        assertThat(difference.p()).isEqualTo(1);
        assertThat(difference.real()).isFalse();
    }

    @Test
    void oneSeedTellsNothing() {
        assertThat(LossDifference.of(comparison(runs("a", 1.5), runs("b", 1.6))))
                .isEmpty();
    }

    /** A run that diverged, and its pair, are not in it. */
    @Test
    void onlyPairsThatEndedCount() {
        List<Run> first = new ArrayList<>(runs("a", 1.0, 1.1, 1.3));
        List<Run> second = new ArrayList<>(runs("b", 2.0, 2.2, 9.0));
        second.set(2, run("b", 3, 9.0, Run.Ended.DIVERGED));

        LossDifference difference = LossDifference.of(comparison(first, second)).get(0);

        assertThat(difference.seeds()).isEqualTo(2);
        assertThat(difference.by().mean()).isCloseTo(1.05, within(1e-12));
    }

    @Test
    void aCellThatWasNamedTwiceIsTwoCells() {
        List<CellRuns> cells =
                comparison(runs("a", 1.0, 1.1), runs("a", 1.0, 1.1)).cells();

        assertThat(cells).hasSize(2).allSatisfy(cell -> assertThat(cell.runs()).hasSize(2));
    }

    @SafeVarargs
    private static Comparison comparison(List<Run>... cells) {
        List<Run> runs = new ArrayList<>();
        for (int seed = 0; seed < cells[0].size(); seed++) {
            for (List<Run> cell : cells) {
                runs.add(cell.get(seed));
            }
        }
        return new Comparison(Subject.Shared.TEXT, "", Map.of(), Map.of(), runs);
    }

    private static List<Run> runs(String cell, double... losses) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            runs.add(run(cell, i + 1, losses[i], Run.Ended.WELL));
        }
        return runs;
    }

    private static Run run(String cell, long seed, double loss, Run.Ended ended) {
        return new Run(
                cell,
                OptionalInt.empty(),
                "0".repeat(64),
                8,
                100,
                seed,
                0.002,
                1000,
                OptionalDouble.of(loss),
                List.of(),
                List.of(new Measurement(10, 1000, 1, loss)),
                List.of(),
                ended,
                Optional.empty());
    }
}
