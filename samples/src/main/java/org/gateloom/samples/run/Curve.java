package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The losses of a training's steps. Up to {@value #MOST} steps are known each; of a longer training stretches of 2, 4, 8, …
 * steps are, so that it takes no more memory however long it is.
 */
public final class Curve {

    static final int MOST = 8192;

    /** What counts as the end: a twentieth, since the mean of fewer steps says more of their text than of the network. */
    private static final int END = 20;

    private final List<Stretch> stretches = new ArrayList<>();

    /** Steps of each stretch but the last, which may have fewer. */
    private int length = 1;

    /**
     * Steps one after the other.
     *
     * @param last of them
     * @param sum of their losses
     * @param count of them
     */
    private record Stretch(Measurement last, double sum, int count) {

        Stretch with(Stretch next) {
            return new Stretch(next.last, sum + next.sum, count + next.count);
        }
    }

    /** Adds the loss of the step after the last. */
    public void add(Measurement step) {
        Stretch one = new Stretch(step, step.loss(), 1);
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).count < length) {
            stretches.set(last, stretches.get(last).with(one));
            return;
        }
        if (stretches.size() == MOST) {
            halve();
        }
        stretches.add(one);
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            stretches.set(i, stretches.get(2 * i).with(stretches.get(2 * i + 1)));
        }
        stretches.subList(MOST / 2, MOST).clear();
        length *= 2;
    }

    /** At most so many points for a picture, each the mean loss of the steps since the point before, at the last of them. */
    public List<Measurement> points(int most) {
        List<Measurement> points = new ArrayList<>();
        int from = 0;
        for (int point = 1; point <= most; point++) {
            int to = (int) ((long) stretches.size() * point / most);
            if (to > from) {
                Measurement last = stretches.get(to - 1).last;
                points.add(new Measurement(last.step(), last.characters(), last.seconds(), mean(from, to)));
                from = to;
            }
        }
        return points;
    }

    /** The mean loss of the last twentieth of the steps; empty before the first. */
    public OptionalDouble end() {
        int size = stretches.size();
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(size - Math.max(1, size / END), size));
    }

    /** Seconds until the last step. */
    public double seconds() {
        return stretches.isEmpty()
                ? 0
                : stretches.get(stretches.size() - 1).last.seconds();
    }

    private double mean(int from, int to) {
        Stretch all = stretches.subList(from, to).stream().reduce(Stretch::with).orElseThrow();
        return all.sum / all.count;
    }
}
