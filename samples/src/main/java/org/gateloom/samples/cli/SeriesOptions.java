package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import picocli.CommandLine.Option;

/** The options that name a series of numbers, in place of a text. */
final class SeriesOptions {

    @Option(
            names = "--series",
            paramLabel = "FILE.csv",
            description =
                    "A series of numbers in place of a text: a row a time step, under a line that names the columns.")
    private Path file;

    @Option(
            names = "--forecast",
            paramLabel = "COLUMN[,…]",
            split = ",",
            description = "Columns of the series that are forecast one row ahead, from all columns.")
    private List<String> forecast;

    @Option(
            names = "--without",
            paramLabel = "COLUMN[,…]",
            split = ",",
            description = "Columns of the series that are left out, such as a date.")
    private List<String> without;

    /** Whether there is a series. */
    boolean told() {
        if (file == null && (forecast != null || without != null)) {
            throw Stop.wrong(
                    (forecast != null ? "--forecast" : "--without") + " is of a series; add --series, or leave it");
        }
        if (file != null && forecast == null) {
            throw Stop.wrong(
                    "--series needs --forecast COLUMN, one of its columns or several with commas between them");
        }
        return file != null;
    }

    /**
     * What is learnt from it, normalised by the part that is not held out.
     *
     * @param heldOut share of its rows, at its end
     */
    SeriesLesson lesson(double heldOut) {
        try {
            List<String> out =
                    without == null ? List.of() : without.stream().distinct().toList();
            List<String> said = forecast.stream().distinct().toList();
            Series series = Series.read(file, out);
            series.require(file, said);
            return SeriesLesson.of(file, out, said, series, heldOut);
        } catch (SeriesException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /**
     * {@code 0.0123 squared error, 4.51 in the unit of high}.
     *
     * @param squaredError on the scale of the run
     */
    static String error(SeriesLesson lesson, double squaredError) {
        OptionalDouble root = lesson.rootInUnit(squaredError);
        return String.format(Locale.ROOT, "%.4f %s", squaredError, lesson.unit())
                + (root.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " (RMSE %.4g %s)",
                                root.getAsDouble(),
                                "in the unit of " + lesson.source().forecast().get(0))
                        : "");
    }
}
