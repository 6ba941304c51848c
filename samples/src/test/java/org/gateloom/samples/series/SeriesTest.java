package org.gateloom.samples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    @TempDir
    private Path folder;

    private Series read(String text, String... without) throws IOException, SeriesException {
        return Series.read(Files.writeString(folder.resolve("a.csv"), text), Columns.without(List.of(without)));
    }

    @Test
    void columnsAreNamedByTheFirstLine() throws IOException, SeriesException {
        Series series = read("\uFEFFday,\"warm, or not\",rain\r\nMon, 1.5 ,0\r\n\r\nTue,-2e1,.5\r\n", "day");
        assertThat(series.columns()).containsExactly("warm, or not", "rain");
        assertThat(series.rows()).hasSize(2);
        assertThat(series.rows().get(1)).containsExactly(-20, 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a,b;1,2;3,x;|:3: column 2: 'x' is no number; expected one as 12.5 or 1e-3, or leave the column out by --without b",
                "a,b;1,2;3,4;5,|:4: column 2: there is nothing; expected one as 12.5 or 1e-3, or leave the column out by --without b",
                "a,b;1,2;3,NaN|:3: column 2: 'NaN' is no number; expected one as 12.5 or 1e-3, or leave the column out by --without b",
                "a,b;1,2;3|:3: the row has 1 values, the first line names 2 columns",
                "a,b;1,2;;3,4,5;|:4: the row has 3 values, the first line names 2 columns",
                "a,a;1,2|:1: column 2: there is another column 'a'",
                "a,;1,2|:1: column 2: it has no name; the first line names each column",
                "a,b;1,2;3\0,4|:3: column 1: '3\0' is no number; expected one as 12.5 or 1e-3, or leave the column out by --without a",
                "a,b;1,2;3,\0 4|:3: column 2: '\0 4' is no number; expected one as 12.5 or 1e-3, or leave the column out by --without b",
                "a,b;1,2;1e999,4|:3: column 1: '1e999' is too large; expected a number from -1e150 to 1e150, or leave the column out by --without a",
                "a,b;1,2;-1e99999999999,4|:3: column 1: '-1e99999999999' is too large; expected a number from -1e150 to 1e150, or leave the column out by --without a",
                "a;1;|\" has 1 rows of numbers under its line of names; a series has two at least\""
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(';', '\n')))
                .isInstanceOf(SeriesException.class)
                .hasMessage(folder.resolve("a.csv") + message);
    }

    @Test
    void noFileNoCsvAndNoColumnAreSentences() throws IOException {
        assertThatThrownBy(() -> Series.read(folder.resolve("none.csv"), Columns.without(List.of())))
                .hasMessage("there is no file " + folder.resolve("none.csv"));
        for (String quoted : List.of("\"2\"3", "\"2")) {
            assertThatThrownBy(() -> read("a,b\n1," + quoted + "\n4,5\n"))
                    .hasMessage(folder.resolve("a.csv")
                            + ":2: a value has text behind its closing quote, or an opening quote has no closing one");
        }
        assertThatThrownBy(() -> read("a,b\n1,2\n3,4\n", "c"))
                .hasMessage(folder.resolve("a.csv") + " has no column 'c'; it has a, b");
        assertThatThrownBy(() -> read("rain,wind\n1,2\n3,4\n", "rian"))
                .hasMessage(folder.resolve("a.csv") + " has no column 'rian'; it has rain, wind; did you mean 'rain'?");
    }

    @Test
    void columnsThatOtherSignsSeparateAreSaid() {
        for (String sign : List.of(";", "\t")) {
            assertThatThrownBy(() -> read("a" + sign + "b\n1" + sign + "2\n3" + sign + "4\n", "c"))
                    .hasMessage(folder.resolve("a.csv") + ":1: columns are separated by commas, and this line has "
                            + (sign.equals(";") ? "semicolons" : "tabs")
                            + "; expected the names of the columns with commas between them, and numbers as 12.5");
        }
    }

    @Test
    void blanksAndTabsAroundAValueAreNoPartOfIt() throws IOException, SeriesException {
        Series series = read(" a\t,b \n\t 1, 2\n3\t ,4\n");
        assertThat(series.columns()).containsExactly("a", "b");
        assertThat(series.rows().get(0)).containsExactly(1, 2);
    }

    @Test
    void whatIsNotUtf8IsNamedByItsByteAsInATextAndUtf16IsRecognised() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, new byte[] {'a', '\n', '1', '\n', (byte) 0xFF});
        assertThatThrownBy(() -> Series.read(file, Columns.without(List.of())))
                .hasMessage(file + " is not UTF-8: byte 4 (0xFF, counted from 0) does not begin a character");
        for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(file, "\uFEFFa\n1\n2\n".getBytes(utf16));
            assertThatThrownBy(() -> Series.read(file, Columns.without(List.of())))
                    .hasMessageEndingWith("; it begins as UTF-16 does: convert it to UTF-8");
        }
    }

    /** In time: whoever opens a pipe that nobody writes to waits for ever. */
    @Test
    @Timeout(60)
    void pipesDevicesAndDirectoriesAreNoSeriesAndALinkToAFileIsOne()
            throws IOException, InterruptedException, SeriesException {
        Columns all = Columns.without(List.of());
        assertThatThrownBy(() -> Series.read(folder, all))
                .hasMessage(folder + " is a directory; a series is one CSV file");
        Series direct = read("a\n1\n2\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("a.csv"));
        assertThat(Series.read(link, all).digest()).isEqualTo(direct.digest());
        Path pipe = folder.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        for (Path none : List.of(pipe, Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> Series.read(none, all))
                    .hasMessage(none
                            + " is a pipe or a device; a series is one CSV file: write what comes from there to one"
                            + " first");
        }
    }

    @Test
    void normalisationIsOfTheTrainingPartAndKept() throws IOException, SeriesException {
        Series series = read("a,b\n1,7\n3,7\n100,9\n");
        Normalization normalization =
                Normalization.of(series.columns(), series.rows().subList(0, 2));
        assertThat(normalization.means()).containsExactly(2.0, 7.0);
        assertThat(normalization.deviations()).containsExactly(1.0, 1.0);
        assertThat(normalization.normal(0, 100)).isEqualTo(98);
        assertThat(Normalization.of(normalization.text())).isEqualTo(normalization);
        // A column that never changes has no deviation but rounding.
        assertThat(Normalization.of(List.of("a"), read("a\n.1\n.1\n.1\n").rows())
                        .deviations())
                .containsExactly(1.0);
    }

    /** In float 1e18 has a square, 1e20 has none. */
    @Test
    void whatIsTooFarFromWhatIsTrainedOnIsRefusedByItsPlace() throws IOException, SeriesException {
        String rows = "day,a,b\nx,1,7\nx,3,7\nx,1,7\nx,3,7\n";
        assertThat(Normalization.of(read(rows + "\nx,1e17,7\n", "day"), 0.2).deviations())
                .containsExactly(1.0, 1.0);
        for (String far : List.of("1e19", "-1e19", "1e100")) {
            Series series = read(rows + "\nx,2," + far + "\n", "day");
            assertThatThrownBy(() -> Normalization.of(series, 0.2))
                    .hasMessageStartingWith(folder.resolve("a.csv") + ":7: column 3: ")
                    .hasMessageContaining(" is more than 1e18 standard deviations from the mean of what is trained on");
        }
    }

    /** Ten times 1.3e100, summed up and divided by ten, is off by 1.9e84. */
    @Test
    void aColumnThatNeverChangesIsNotFarFromItselfHoweverLargeItIs() throws IOException, SeriesException {
        Series series = read("a\n" + "1.3e100\n".repeat(11));
        assertThat(Normalization.of(series, 0.09).means()).containsExactly(1.3e100);
    }

    /** As the lecture's one to twelve: two streams, chunks of three; of what is said the next row is. */
    @Test
    void rowsAreLaidOutAsATextIs() throws IOException, SeriesException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 1; i <= 12; i++) {
            text.append(i).append(',').append(-i).append('\n');
        }
        Series series = read(text.toString());
        Normalization asIs = new Normalization(series.columns(), List.of(0.0, 0.0), List.of(1.0, 1.0));
        SeriesBatches batches =
                SeriesBatches.whole(series, asIs, new int[] {1}, series.parts().get(0), 2, 3);
        float[] inputs = new float[3 * 2 * 2];
        float[] targets = new float[3 * 2];
        batches.fill(1, 0, 2, inputs, targets);
        assertThat(inputs).containsExactly(4, -4, 10, -10, 5, -5, 11, -11, 6, -6, 12, -12);
        assertThat(targets).containsExactly(-5, -11, -6, -12, -7, Float.NaN);
        assertThat(batches.targets(0)).isEqualTo(6);
        assertThat(batches.targets(1)).isEqualTo(5);
        assertThat(batches.begins(1)).isFalse();
        assertThat(batches.targets()).isEqualTo(11);
        assertThat(batches.standstill()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> SeriesBatches.whole(
                        series, asIs, new int[] {1}, series.parts().get(0), 5, 3))
                .hasMessage(
                        "12 rows are too few for 5 streams of 3 rows: lower --batch or --sequence, or take a longer series");
    }
}
