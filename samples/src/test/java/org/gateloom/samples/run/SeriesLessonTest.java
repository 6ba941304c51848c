package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt of series of four, three, two and six rows. */
class SeriesLessonTest {

    private static final String ROWS = "of,kind,v\n" + "a,up,1\n".repeat(4) + "b,down,1\n".repeat(3)
            + "c,up,2\n".repeat(2) + "d,down,1\n".repeat(6);

    @TempDir
    private Path folder;

    private static TrainingSettings settings(int batch, int sequence) {
        return new TrainingSettings(8, 1, batch, 1, sequence, 1, "adam", 0.002, 5, 0, 0, 1, 0, 1, 0);
    }

    private ForecastLesson forecast(Columns columns) throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        return ForecastLesson.of(file, columns, List.of("v"), Series.read(file, columns), 0);
    }

    private ClassificationLesson classes() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        Columns columns = new Columns(List.of(), Optional.of("of"), Optional.of("kind"));
        return ClassificationLesson.of(file, columns, Series.read(file, columns), 0);
    }

    /** Side by side five rows and three, then two and one; the shorter one's stream is computed as long as the longer one's. */
    @Test
    void aStepOfAForecastComputesItsLongestStream() throws Exception {
        Columns columns = new Columns(List.of("kind"), Optional.of("of"), Optional.empty());
        assertThat(forecast(columns).rowsOfAStep(settings(2, 2))).isEqualTo(2 * (2 + 2 + 1 + 2) / 4.0);
    }

    /** The same columns of the same file, as one series and as four. */
    @Test
    void theGroupTellsForecastsApart() throws Exception {
        Columns grouped = new Columns(List.of("kind"), Optional.of("of"), Optional.empty());
        Columns whole = Columns.without(List.of("kind", "of"));
        assertThat(forecast(grouped).identity(settings(2, 2)))
                .contains(", v by of; forecast: v")
                .isNotEqualTo(forecast(whole).identity(settings(2, 2)));
    }

    /** Six rows and four in three streams, then three and two. */
    @Test
    void aStepOfClassesComputesItsLongestSeries() throws Exception {
        assertThat(classes().rowsOfAStep(settings(3, 6))).isEqualTo(3 * (6 + 3) / 2.0);
    }
}
