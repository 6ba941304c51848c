package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Batches;
import org.gateloom.samples.series.LabelledBatches;

/**
 * Which classes a network takes for which.
 *
 * @param classes in the order of their numbers
 * @param counts by the class that a series is of, then by the one that the network finds likeliest: [classes][classes]
 */
public record Confusion(List<String> classes, List<List<Integer>> counts) {

    public Confusion {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * Of a network's answers to all of some series.
     *
     * @param series each once; memory is taken for those that are side by side
     */
    public static Confusion of(Network network, Parameters weights, LabelledBatches series, List<String> classes) {
        int streams = series.streams();
        int longest = series.steps(0);
        Lane lane = network.lane(weights, longest, 0, streams, streams);
        new Transposition(network.parameters(), weights, lane.transposed()).run();
        int[][] counts = new int[classes.size()][classes.size()];
        float[] logits = new float[classes.size()];
        for (int chunk = 0; chunk < series.chunks(); chunk++) {
            lane.reset();
            lane.take(series, chunk);
            lane.forward(series.steps(chunk));
            for (int place = 0; place < series.steps(chunk) * streams; place++) {
                int label = lane.targets()[place];
                if (label != Batches.NO_TARGET) {
                    lane.logits(place / streams, place % streams, logits);
                    counts[label][likeliest(logits)]++;
                }
            }
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new Confusion(classes, rows);
    }

    private static int likeliest(float[] logits) {
        int likeliest = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[likeliest]) {
                likeliest = i;
            }
        }
        return likeliest;
    }

    /** How many series there are. */
    public int all() {
        return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
    }

    /** How many of them are taken for what they are. */
    public int right() {
        int right = 0;
        for (int i = 0; i < counts.size(); i++) {
            right += counts.get(i).get(i);
        }
        return right;
    }
}
