package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.spec.reference.Tensor;

/**
 * How much of the time a unit is at an end of its range, as in Karpathy, Johnson, Fei-Fei 2015, Visualizing and
 * Understanding Recurrent Networks, section 4.2.
 *
 * @param left share of the steps below 0.1; of a tanh below −0.9
 * @param right share of the steps above 0.9
 */
public record Saturation(double left, double right) {

    private static final double HIGH = 0.9;

    /**
     * Of each unit.
     *
     * @param values {@code [time, units]}
     * @return empty for values without a range
     */
    static List<Saturation> of(Range range, Tensor values) {
        if (range == Range.OPEN) {
            return List.of();
        }
        double low = range == Range.UNIT ? 1 - HIGH : -HIGH;
        int steps = values.shape().get(0);
        int units = values.shape().get(1);
        List<Saturation> all = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            int left = 0;
            int right = 0;
            for (int time = 0; time < steps; time++) {
                double value = values.get(time, unit);
                left += value < low ? 1 : 0;
                right += value > HIGH ? 1 : 0;
            }
            all.add(new Saturation((double) left / steps, (double) right / steps));
        }
        return List.copyOf(all);
    }
}
