package org.gateloom.samples.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gateloom.samples.run.Run;

/** The learning rates that are tried for each cell, and which of them is taken. */
public final class LearningRates {

    private static final double LEAST = 0.0005;
    private static final double GREATEST = 0.01;
    private static final int COUNT = 5;

    /** Each greater than the one before by the same factor, in two digits. */
    public static final List<Double> GRID = IntStream.range(0, COUNT)
            .mapToObj(i -> Double.parseDouble(Table.rate(LEAST * Math.pow(GREATEST / LEAST, i / (COUNT - 1.0)))))
            .toList();

    private LearningRates() {}

    /** The trial with the lowest validation loss at its end, of those that came to it; of two alike the one with the lower rate. */
    public static Optional<Run> best(List<Run> trials) {
        return trials.stream()
                .filter(trial -> trial.ended() == Run.Ended.WELL
                        && trial.validationLoss().isPresent())
                .min(Comparator.comparingDouble(
                                (Run trial) -> trial.validationLoss().getAsDouble())
                        .thenComparingDouble(Run::learningRate));
    }

    /** {@code learning rate 0.0022}, and whether another might be better that was not tried. */
    public static String told(Run best) {
        String rate = "learning rate " + Table.rate(best.learningRate());
        if (best.ended() == Run.Ended.DIVERGED) {
            return rate + ", the least, though every trial diverged";
        }
        int place = GRID.indexOf(best.learningRate());
        if (place == 0) {
            return rate + ", the least that was tried; a lower one may be better";
        }
        return place == COUNT - 1 ? rate + ", the greatest that was tried; a higher one may be better" : rate;
    }
}
