package org.gateloom.samples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gateloom.runtime.text.Batches;
import org.gateloom.samples.series.Series.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several series in a file, with labels and without. */
class GroupedSeriesTest {

    private static final Columns LABELLED = new Columns(List.of(), Optional.of("of"), Optional.of("kind"));

    @TempDir
    private Path folder;

    private Series read(String text, Columns columns) throws IOException, SeriesException {
        return Series.read(Files.writeString(folder.resolve("a.csv"), text), columns);
    }

    private static Normalization asIs(Series series) {
        int columns = series.columns().size();
        return new Normalization(
                series.columns(),
                IntStream.range(0, columns).mapToObj(i -> 0.0).toList(),
                IntStream.range(0, columns).mapToObj(i -> 1.0).toList());
    }

    @Test
    void rowsOfASeriesNeedNotStandTogether() throws IOException, SeriesException {
        Series series = read("of,v,kind\na,1,up\nb,9,down\na,2,up\nb,8,down\na,3,up\n", LABELLED);
        assertThat(series.columns()).containsExactly("v");
        assertThat(series.parts()).containsExactly(new Part("a", "up", 0, 3), new Part("b", "down", 3, 5));
        assertThat(series.rows().stream().map(row -> row[0]).toList()).containsExactly(1.0, 2.0, 3.0, 9.0, 8.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "of,v,kind;a,1,up;a,2,down|:3: column 3: 'down' is not the label 'up' that the series 'a' has in line 2; a series has one label",
                "of,v,kind;a,1,up;,2,up|:3: column 1: there is no name of a series; each row has one in of",
                "of,v,kind;a,1,;a,2,up|:2: column 3: there is no label; each row has that of its series in kind",
                "of,v,kind;a,,up;a,2,up|:2: column 2: there is nothing; expected one as 12.5 or 1e-3, or leave the column out by --without v",
                "of,v,kid;a,1,up;a,2,up|\" has no column 'kind'; it has of, v, kid; did you mean 'kid'?\"",
                "of,kind;a,up;a,up|\" has no column of numbers left to read beside of, kind\""
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(';', '\n'), LABELLED))
                .isInstanceOf(SeriesException.class)
                .hasMessage(folder.resolve("a.csv") + message);
    }

    /** Series {@code s0} to {@code s9} of two classes, six and four, of one to four rows. */
    private Series ten() throws IOException, SeriesException {
        StringBuilder text = new StringBuilder("of,v,kind\n");
        for (int i = 0; i < 10; i++) {
            for (int row = 0; row <= i % 4; row++) {
                text.append('s').append(i).append(',').append(100 * i + row).append(i < 6 ? ",up\n" : ",down\n");
            }
        }
        return read(text.toString(), LABELLED);
    }

    @Test
    void ofEachClassTheSameShareIsHeldOut() throws IOException, SeriesException {
        Series series = ten();
        Split split = Split.of(series, 0.34);
        assertThat(split.heldOut().stream().filter(part -> part.label().equals("up")))
                .hasSize(2);
        assertThat(split.heldOut().stream().filter(part -> part.label().equals("down")))
                .hasSize(1);
        assertThat(split.training()).hasSize(7).doesNotContainAnyElementsOf(split.heldOut());
        assertThat(Split.of(series, 0.34)).isEqualTo(split);
        assertThat(Split.of(series, 0.01).heldOut()).hasSize(2);
        assertThat(Split.of(series, 0.9).training()).hasSize(2);
        assertThat(Split.of(series, 0).heldOut()).isEmpty();
        assertThatThrownBy(() -> Split.of(read("of,v,kind\na,1,up\nb,1,up\nc,1,down\n", LABELLED), 0.1))
                .hasMessage(
                        "the class 'down' has one series alone, 'c'; each has two at least, one to train on and one to"
                                + " hold out, or nothing is held out (--held-out 0)");
        Columns unlabelled = new Columns(List.of(), Optional.of("of"), Optional.empty());
        assertThatThrownBy(() -> Split.of(read("of,v\na,1\na,2\n", unlabelled), 0.1))
                .hasMessage("all rows belong to one series, 'a', and whole series are held out: leave --group, or hold"
                        + " nothing out (--held-out 0)");
    }

    /** Whatever the lengths: each series once an epoch, in another order each time, with its label at its last row. */
    @Test
    void anEpochHasEachSeriesOnce() throws IOException, SeriesException {
        Series series = ten();
        LabelledBatches batches =
                LabelledBatches.training(series, asIs(series), series.parts(), List.of("down", "up"), 3, 5);
        assertThat(batches.epoch()).isEqualTo(4);
        List<List<Integer>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> seen = new ArrayList<>();
            for (int chunk = 0; chunk < 4; chunk++) {
                seen.addAll(seen(batches, 4 * epoch + chunk));
                assertThat(batches.steps(4 * epoch + chunk)).isBetween(1, batches.steps(0));
            }
            assertThat(new TreeSet<>(seen)).hasSize(10).hasSameSizeAs(seen);
            epochs.add(seen);
        }
        assertThat(batches.steps(0)).isEqualTo(4);
        assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
        assertThat(epochs.get(1)).isNotEqualTo(epochs.get(2));
    }

    /** Of any number of series of any lengths, in any number of streams. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverTheLengthsAnEpochHasEachSeriesOnce(long seed) throws SeriesException {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> rows = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        int all = random.nextInt(1, 30);
        for (int i = 0; i < all; i++) {
            int from = rows.size();
            for (int row = random.nextInt(1, 9); row > 0; row--) {
                rows.add(new double[] {i + 1});
            }
            parts.add(new Part("s" + i, "up", from, rows.size()));
        }
        Series series =
                new Series(List.of("v"), rows, parts, new Series.Places(Path.of("v.csv"), List.of(), List.of(0)), "");
        int streams = random.nextInt(1, all + 1);
        LabelledBatches batches = LabelledBatches.training(series, asIs(series), parts, List.of("up"), streams, seed);
        for (int epoch = 0; epoch < 4; epoch++) {
            Set<Integer> seen = new TreeSet<>();
            int targets = 0;
            for (int chunk = epoch * batches.epoch(); chunk < (epoch + 1) * batches.epoch(); chunk++) {
                int steps = batches.steps(chunk);
                assertThat(steps).isLessThanOrEqualTo(batches.steps(0));
                float[] inputs = new float[steps * streams];
                int[] said = new int[steps * streams];
                batches.fill(chunk, 0, streams, inputs, said);
                for (int place = 0; place < said.length; place++) {
                    if (said[place] != Batches.NO_TARGET) {
                        int number = Math.round(inputs[place]) - 1;
                        seen.add(number);
                        targets++;
                        assertThat(place / streams + 1)
                                .isEqualTo(parts.get(number).rows());
                    }
                }
            }
            assertThat(seen).hasSize(all);
            assertThat(targets).isEqualTo(all);
        }
    }

    /** Which series a chunk has; that each is whole and has its label where it ends. */
    private static List<Integer> seen(LabelledBatches batches, int chunk) {
        int steps = batches.steps(chunk);
        float[] inputs = new float[steps * 3];
        int[] targets = new int[steps * 3];
        batches.fill(chunk, 0, 3, inputs, targets);
        List<Integer> seen = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            for (int step = 0; step < steps; step++) {
                int label = targets[step * 3 + row];
                if (label != Batches.NO_TARGET) {
                    int number = (int) inputs[row] / 100;
                    seen.add(number);
                    assertThat(step).isEqualTo(number % 4);
                    assertThat(inputs[step * 3 + row]).isEqualTo(100 * number + step);
                    assertThat(label).isEqualTo(number < 6 ? 1 : 0);
                }
            }
        }
        assertThat(seen).hasSize(batches.targets(chunk));
        return seen;
    }

    @Test
    void aClassThatIsNotKnownIsSaid() throws IOException, SeriesException {
        Series series = ten();
        assertThatThrownBy(() -> LabelledBatches.once(series, asIs(series), series.parts(), List.of("donw", "up"), 3))
                .hasMessage(
                        "the series 's6' is of the class 'down', which the run does not know; it knows donw, up; did you"
                                + " mean 'donw'?");
        assertThat(LabelledBatches.once(series, asIs(series), series.parts(), List.of("down", "up"), 3)
                        .oneForAll())
                .isEqualTo(0.6);
    }

    /** Three rows of a, two of b, two of c, two streams side by side in chunks of one row. */
    @Test
    void noForecastGoesFromOneSeriesToAnother() throws IOException, SeriesException {
        Columns grouped = new Columns(List.of(), Optional.of("of"), Optional.empty());
        Series series = read("of,v\nb,10\nb,11\na,1\na,2\na,3\nc,20\nc,22\n", grouped);
        SeriesBatches batches = SeriesBatches.each(series, asIs(series), new int[] {0}, series.parts(), 2, 1);
        assertThat(batches.chunks()).isEqualTo(3);
        assertThat(chunk(batches, 0)).containsExactly(1f, 10f, 2f, 11f);
        assertThat(chunk(batches, 1)).containsExactly(2f, 0f, 3f, Float.NaN);
        assertThat(chunk(batches, 2)).containsExactly(20f, 0f, 22f, Float.NaN);
        assertThat(IntStream.range(0, 3).mapToObj(batches::begins)).containsExactly(true, false, true);
        assertThat(IntStream.range(0, 3).map(batches::targets)).containsExactly(2, 1, 1);
        assertThat(batches.targets()).isEqualTo(4);
        assertThat(batches.standstill()).isEqualTo((1 + 1 + 1 + 4) / 4.0);
        Series single = read("of,v\na,1\nb,1\nb,2\n", grouped);
        assertThatThrownBy(() -> SeriesBatches.each(single, asIs(single), new int[] {0}, single.parts(), 2, 1))
                .hasMessage("the series 'a' has one row alone; to be forecast it needs a second");
    }

    /** What two streams read in a step, then what they are to say. */
    private static List<Float> chunk(SeriesBatches batches, int chunk) {
        float[] inputs = {7, 7};
        float[] targets = {7, 7};
        batches.fill(chunk, 0, 2, inputs, targets);
        return Arrays.asList(inputs[0], inputs[1], targets[0], targets[1]);
    }
}
