package org.gateloom.samples.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over seeds.
 *
 * @param mean of what was measured
 * @param half how far the 95 % interval of the mean reaches to either side, by Student's t; empty for a single number
 */
public record Estimate(double mean, OptionalDouble half) {

    private static final double CONFIDENCE = 0.95;

    /**
     * Of numbers.
     *
     * @param numbers at least one
     */
    public static Estimate of(List<Double> numbers) {
        double mean = numbers.stream().mapToDouble(Double::doubleValue).sum() / numbers.size();
        if (numbers.size() == 1) {
            return new Estimate(mean, OptionalDouble.empty());
        }
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        double error = Math.sqrt(squares / (numbers.size() - 1) / numbers.size());
        double quantile = TDistribution.of(numbers.size() - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new Estimate(mean, OptionalDouble.of(quantile * error));
    }
}
