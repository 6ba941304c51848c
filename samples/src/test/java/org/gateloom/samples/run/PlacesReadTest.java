package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.run.FourSeries.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of {@link FourSeries}, two side by side. */
class PlacesReadTest {

    @TempDir
    private Path folder;

    private static List<Long> after(PlacesRead read, long... steps) {
        return LongStream.of(steps).map(read::after).boxed().toList();
    }

    /** Five rows of d beside three of a, two at a time; then two of b beside one of c. */
    @Test
    void aForecastReadsTheRowsThatHaveANextOne() throws Exception {
        PlacesRead read = FourSeries.forecast(folder, FourSeries.GROUPED).read(settings(2, 2));
        assertThat(after(read, 0, 1, 2, 3, 4, 5)).containsExactly(0L, 4L, 7L, 8L, 11L, 15L);
        assertThat(after(read, 4_000_002, 3, 3, 10)).containsExactly(11_000_007L, 8L, 8L, 29L);
    }

    /** Three side by side are two and two. */
    @Test
    void classesReadTheSeriesOfTheirChunks() throws Exception {
        PlacesRead read = FourSeries.classes(folder).read(settings(3, 6));
        assertThat(after(read, 0, 1, 2, 3, 20)).containsExactly(0L, 2L, 4L, 6L, 40L);
    }
}
