package org.gateloom.samples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;

/** Series of four, three, two and six rows, and what can be learnt of them. */
final class FourSeries {

    private static final String ROWS = "of,kind,v\n" + "a,up,1\n".repeat(4) + "b,down,1\n".repeat(3)
            + "c,up,2\n".repeat(2) + "d,down,1\n".repeat(6);

    /** Each a series of its own. */
    static final Columns GROUPED = new Columns(List.of("kind"), Optional.of("of"), Optional.empty());

    private FourSeries() {}

    /** The next row's number. */
    static ForecastLesson forecast(Path folder, Columns columns) throws IOException, SeriesException {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        return ForecastLesson.of(file, columns, List.of("v"), Series.read(file, columns), 0);
    }

    /** Whether a series goes up or down. */
    static ClassificationLesson classes(Path folder) throws IOException, SeriesException {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);
        Columns columns = new Columns(List.of(), Optional.of("of"), Optional.of("kind"));
        return ClassificationLesson.of(file, columns, Series.read(file, columns), 0);
    }

    /** So many rows side by side, in steps of so many. */
    static TrainingSettings settings(int batch, int sequence) {
        return new TrainingSettings(8, 1, batch, 1, sequence, 1, "adam", 0.002, 5, 0, 0, 1, 0, 1, 0);
    }
}
