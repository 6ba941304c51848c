package org.gateloom.samples.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.samples.series.Series.Part;

/**
 * What of a file is trained on, and what is held out. Where rows are grouped, whole series are held out: of each label the
 * same share, at least one, drawn in the same way for every seed of a training. Otherwise the last rows are.
 *
 * @param training the parts that are trained on
 * @param heldOut the parts that are held out, in the order of the file
 */
public record Split(List<Part> training, List<Part> heldOut) {

    public Split {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * The split of a file.
     *
     * @param share that is held out, from 0 to below 1
     * @throws SeriesException if there are too few series to hold any out
     */
    public static Split of(Series series, double share) throws SeriesException {
        if (!series.grouped()) {
            Part all = series.parts().get(0);
            int border = (int) (all.rows() * (1 - share));
            return new Split(
                    List.of(new Part("", "", 0, border)),
                    border == all.to() ? List.of() : List.of(new Part("", "", border, all.to())));
        }
        if (share == 0) {
            return new Split(series.parts(), List.of());
        }
        TreeSet<Integer> drawn = new TreeSet<>();
        for (Map.Entry<String, List<Integer>> label : byLabel(series).entrySet()) {
            drawn.addAll(drawn(series, label.getKey(), label.getValue(), share));
        }
        List<Part> training = new ArrayList<>();
        List<Part> heldOut = new ArrayList<>();
        for (int i = 0; i < series.parts().size(); i++) {
            (drawn.contains(i) ? heldOut : training).add(series.parts().get(i));
        }
        return new Split(training, heldOut);
    }

    private static Map<String, List<Integer>> byLabel(Series series) {
        Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < series.parts().size(); i++) {
            byLabel.computeIfAbsent(series.parts().get(i).label(), label -> new ArrayList<>())
                    .add(i);
        }
        return byLabel;
    }

    private static List<Integer> drawn(Series series, String label, List<Integer> places, double share)
            throws SeriesException {
        int all = places.size();
        if (all == 1) {
            String name = series.parts().get(places.get(0)).name();
            throw new SeriesException(
                    label.isEmpty()
                            ? "all rows belong to one series, '" + name
                                    + "', and whole series are held out: leave --group, or hold nothing out (--held-out 0)"
                            : "the class '" + label + "' has one series alone, '" + name
                                    + "'; each has two at least, one to train on and one to hold out, or nothing is held out"
                                    + " (--held-out 0)");
        }
        int count = (int) Math.max(1, Math.min(all - 1, Math.round(all * share)));
        int[] order = Permutation.of(all, new SplittableRandom(Seeds.of(Seeds.of(0, "series held out"), label)));
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(places.get(order[i]));
        }
        return Collections.unmodifiableList(drawn);
    }

    /** The rows that are trained on. */
    public List<double[]> trainingRows(Series series) {
        return training.stream()
                .flatMap(part -> series.rows().subList(part.from(), part.to()).stream())
                .toList();
    }
}
