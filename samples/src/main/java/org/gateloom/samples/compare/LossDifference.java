package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.TTest;
import org.gateloom.samples.run.Run;

/**
 * How far two cells are apart in validation loss, over the seeds with which both came to their end. The same seed gives
 * both the same text in the same order, so that runs are compared pair by pair.
 *
 * @param better the cell with the lower mean
 * @param other the cell with the higher one
 * @param by the mean of the differences, nats a character, and its 95 % interval
 * @param seeds how many pairs
 * @param p of Student's paired t test, two-sided, corrected for the number of differences looked at (Holm 1979)
 */
public record LossDifference(String better, String other, Estimate by, int seeds, double p) {

    /** Below that a difference is called real: with all differences together, a mistake in one of twenty comparisons. */
    public static final double LEVEL = 0.05;

    /** Whether it is unlikely to be the seeds' doing. */
    public boolean real() {
        return p < LEVEL;
    }

    /** Of each two cells that share two seeds at least, the surest first. */
    public static List<LossDifference> of(Comparison comparison) {
        List<CellRuns> cells = comparison.cells();
        List<LossDifference> pairs = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                between(cells.get(i), cells.get(j)).ifPresent(pairs::add);
            }
        }
        pairs.sort(Comparator.comparingDouble(LossDifference::p));
        List<LossDifference> corrected = new ArrayList<>();
        double[] holm = holm(pairs.stream().mapToDouble(LossDifference::p).toArray());
        for (int i = 0; i < pairs.size(); i++) {
            LossDifference pair = pairs.get(i);
            corrected.add(new LossDifference(pair.better, pair.other, pair.by, pair.seeds, holm[i]));
        }
        return corrected;
    }

    /** Holm 1979: corrected p, from the least on. */
    static double[] holm(double[] ascending) {
        double[] corrected = new double[ascending.length];
        double least = 0;
        for (int i = 0; i < ascending.length; i++) {
            least = Math.max(least, Math.min(1, (ascending.length - i) * ascending[i]));
            corrected[i] = least;
        }
        return corrected;
    }

    /** Without correction. */
    private static Optional<LossDifference> between(CellRuns first, CellRuns second) {
        List<double[]> pairs = new ArrayList<>();
        for (Run one : first.ended()) {
            second.ended().stream()
                    .filter(other -> other.seed() == one.seed())
                    .filter(other -> one.validationLoss().isPresent()
                            && other.validationLoss().isPresent())
                    .findFirst()
                    .ifPresent(other -> pairs.add(new double[] {
                        one.validationLoss().getAsDouble(),
                        other.validationLoss().getAsDouble()
                    }));
        }
        if (pairs.size() < 2) {
            return Optional.empty();
        }
        Estimate by = Estimate.of(pairs.stream().map(pair -> pair[1] - pair[0]).toList());
        boolean firstIsBetter = by.mean() >= 0;
        return Optional.of(new LossDifference(
                firstIsBetter ? first.cell() : second.cell(),
                firstIsBetter ? second.cell() : first.cell(),
                new Estimate(Math.abs(by.mean()), by.half()),
                pairs.size(),
                p(pairs)));
    }

    private static double p(List<double[]> pairs) {
        double[] one = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] other = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
        boolean alike = IntStream.range(1, one.length).allMatch(i -> other[i] - one[i] == other[0] - one[0]);
        if (alike) {
            return other[0] == one[0] ? 1 : 0; // the test divides by their spread
        }
        return TTest.withDefaults().pairedTest(one, other).getPValue();
    }

    /** {@code gru is better than rnn by 0.1203 ± 0.0310, p 0.004}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s is better than %s by %.4f ± %.4f, p %s",
                better,
                other,
                by.mean(),
                by.half().orElse(0),
                p < 0.0005 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p));
    }
}
