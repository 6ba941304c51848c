package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of four, three, two and six rows, two side by side. */
class PlacesReadTest {

    private static final String ROWS = "of,kind,v\n" + "a,up,1\n".repeat(4) + "b,down,1\n".repeat(3)
            + "c,up,2\n".repeat(2) + "d,down,1\n".repeat(6);

    @TempDir
    private Path folder;

    private static TrainingSettings settings(int batch, int sequence) {
        return new TrainingSettings(8, 1, batch, 1, sequence, 1, "adam", 0.002, 5, 0, 0, 1, 0, 1, 0);
    }

    private static List<Long> after(PlacesRead read, long... steps) {
        return LongStream.of(steps).map(read::after).boxed().toList();
    }

    /** Five rows of d beside three of a, two at a time; then two of b beside one of c. */
    @Test
    void aForecastReadsTheRowsThatHaveANextOne() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        Columns columns = new Columns(List.of("kind"), Optional.of("of"), Optional.empty());
        Lesson lesson = ForecastLesson.of(file, columns, List.of("v"), Series.read(file, columns), 0);
        PlacesRead read = lesson.read(settings(2, 2));
        assertThat(after(read, 0, 1, 2, 3, 4, 5)).containsExactly(0L, 4L, 7L, 8L, 11L, 15L);
        assertThat(after(read, 4_000_002, 3, 3, 10)).containsExactly(11_000_007L, 8L, 8L, 29L);
    }

    /** Three side by side are two and two. */
    @Test
    void classesReadTheSeriesOfTheirChunks() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        Columns columns = new Columns(List.of(), Optional.of("of"), Optional.of("kind"));
        Lesson lesson = ClassificationLesson.of(file, columns, Series.read(file, columns), 0);
        assertThat(after(lesson.read(settings(3, 6)), 0, 1, 2, 3, 20)).containsExactly(0L, 2L, 4L, 6L, 40L);
    }
}
