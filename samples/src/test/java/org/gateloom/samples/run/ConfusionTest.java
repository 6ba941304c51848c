package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.samples.cells.Gru;
import org.gateloom.samples.series.LabelledBatches;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.Series.Part;
import org.junit.jupiter.api.Test;

/** Of a network that has learnt nothing, and of series of one to nine rows. */
class ConfusionTest {

    private static final List<String> CLASSES = List.of("down", "up");

    /** A network reads each series from fresh states, so that which are side by side changes nothing. */
    @Test
    void itIsTheSameForAnyNumberSideBySide() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<double[]> rows = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int from = rows.size();
            for (int row = random.nextInt(1, 10); row > 0; row--) {
                rows.add(new double[] {4 * random.nextDouble() - 2});
            }
            parts.add(new Part("s" + i, CLASSES.get(i % 3 == 0 ? 0 : 1), from, rows.size()));
        }
        Series series =
                new Series(List.of("v"), rows, parts, new Series.Places(Path.of("v.csv"), List.of(), List.of(0)), "");
        Normalization asIs = new Normalization(List.of("v"), List.of(0.0), List.of(1.0));
        LabelledBatches batches = LabelledBatches.once(series, asIs, parts, CLASSES, 16);
        Network network = new Networks(Gru::of, new Ends.Classes(1, 2), 1, 0).of(8);
        Weights weights = Weights.initial(network.parameters(), 3);
        Confusion alone = Confusion.of(network, weights.parameters(), batches.beside(1), CLASSES);
        assertThat(alone.counts().get(0).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(10);
        assertThat(alone.counts().get(1).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(20);
        for (int beside : new int[] {2, 7, 16, 40}) {
            assertThat(Confusion.of(network, weights.parameters(), batches.beside(beside), CLASSES))
                    .isEqualTo(alone);
        }
    }
}
