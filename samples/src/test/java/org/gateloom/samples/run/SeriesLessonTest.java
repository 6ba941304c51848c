package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.run.FourSeries.settings;

import java.nio.file.Path;
import java.util.List;
import org.gateloom.samples.series.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt of {@link FourSeries}. */
class SeriesLessonTest {

    @TempDir
    private Path folder;

    /** Side by side five rows and three, then two and one; the shorter one's stream is computed as long as the longer one's. */
    @Test
    void aStepOfAForecastComputesItsLongestStream() throws Exception {
        assertThat(FourSeries.forecast(folder, FourSeries.GROUPED).rowsOfAStep(settings(2, 2)))
                .isEqualTo(2 * (2 + 2 + 1 + 2) / 4.0);
    }

    /** The same columns of the same file, as one series and as four. */
    @Test
    void theGroupTellsForecastsApart() throws Exception {
        Columns whole = Columns.without(List.of("kind", "of"));
        assertThat(FourSeries.forecast(folder, FourSeries.GROUPED).identity(settings(2, 2)))
                .contains(", v by of; forecast: v")
                .isNotEqualTo(FourSeries.forecast(folder, whole).identity(settings(2, 2)));
    }

    /** Six rows and four in three streams, then three and two. */
    @Test
    void aStepOfClassesComputesItsLongestSeries() throws Exception {
        assertThat(FourSeries.classes(folder).rowsOfAStep(settings(3, 6))).isEqualTo(3 * (6 + 3) / 2.0);
    }
}
