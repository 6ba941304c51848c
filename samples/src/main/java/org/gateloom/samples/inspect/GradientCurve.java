package org.gateloom.samples.inspect;

import java.util.List;
import java.util.OptionalInt;

/**
 * How strongly a loss depends on states before it.
 *
 * @param cell as the user named it
 * @param trained whether by trained parameters; else by those that its seed gives before training
 * @param norms {@link GradientNorms} at the distances 1, 2, …
 */
public record GradientCurve(String cell, boolean trained, List<Double> norms) {

    public GradientCurve {
        norms = List.copyOf(norms);
    }

    /** The norm at a distance, from 1 on. */
    public double at(int distance) {
        return norms.get(distance - 1);
    }

    /** The greatest distance. */
    public int distance() {
        return norms.size();
    }

    /**
     * Steps after which the norm has fallen to half of what it is at distance 1, and stays there.
     *
     * @return empty when it is above at the greatest distance still
     */
    public OptionalInt halfLife() {
        int last = distance();
        while (last > 0 && at(last) <= at(1) / 2) {
            last--;
        }
        return last == distance() ? OptionalInt.empty() : OptionalInt.of(last);
    }

    /** {@code lstm, trained}. */
    public String name() {
        return cell + (trained ? ", trained" : ", untrained");
    }
}
