package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The losses of a training's steps, one after the other. */
public final class Curve {

    /** What counts as the end: a twentieth, since the mean of fewer steps says more of their text than of the network. */
    private static final int END = 20;

    private final List<Measurement> steps = new ArrayList<>();

    /** Adds the loss of the step after the last. */
    public void add(Measurement step) {
        steps.add(step);
    }

    /** All, as they were added. */
    public List<Measurement> steps() {
        return List.copyOf(steps);
    }

    /** At most so many points for a picture, each the mean loss of the steps since the point before, at the last of them. */
    public List<Measurement> points(int most) {
        List<Measurement> points = new ArrayList<>();
        int from = 0;
        for (int point = 1; point <= most; point++) {
            int to = (int) ((long) steps.size() * point / most);
            if (to > from) {
                Measurement last = steps.get(to - 1);
                points.add(new Measurement(last.step(), last.characters(), last.seconds(), mean(from, to)));
                from = to;
            }
        }
        return points;
    }

    /** The mean loss of the last twentieth of the steps; empty before the first. */
    public OptionalDouble end() {
        int size = steps.size();
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(size - Math.max(1, size / END), size));
    }

    /** Seconds until the last step. */
    public double seconds() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).seconds();
    }

    private double mean(int from, int to) {
        return steps.subList(from, to).stream()
                .mapToDouble(Measurement::loss)
                .average()
                .orElseThrow();
    }
}
