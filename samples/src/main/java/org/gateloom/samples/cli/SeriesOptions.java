package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import picocli.CommandLine.Option;

/** The options that name a series of numbers, in place of a text. */
final class SeriesOptions {

    /** Said where there is a task, too. */
    static final String AND_TASK = "--series and --task both say what is learnt; give one of them";

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
            names = "--classify",
            paramLabel = "COLUMN",
            description =
                    "The column with the class of a row's series, which is to be said at the series' last row. Needs"
                            + " --group.")
    private String classify;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "The column that tells which series a row belongs to; whole series are then held out.")
    private String group;

    @Option(
            names = "--without",
            paramLabel = "COLUMN[,…]",
            split = ",",
            description = "Columns of the series that are left out, such as a date.")
    private List<String> without;

    /** Whether there is a series. */
    boolean told() {
        if (file == null) {
            named().keySet().stream().findFirst().ifPresent(option -> {
                throw Stop.wrong(option + " is of a series; add --series, or leave it");
            });
            return false;
        }
        if (forecast == null && classify == null) {
            throw Stop.wrong(
                    "--series needs --forecast COLUMN, one of its columns or several with commas between them, or"
                            + " --classify COLUMN, that of the series' classes");
        }
        if (forecast != null && classify != null) {
            throw Stop.wrong("--forecast and --classify both say what is learnt of the series; give one of them");
        }
        if (classify != null && group == null) {
            throw Stop.wrong("--classify needs --group COLUMN, which tells which series a row belongs to");
        }
        acceptRoles();
        return true;
    }

    /** Columns by the options that name them. */
    private Map<String, List<String>> named() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        if (forecast != null) {
            named.put("--forecast", forecast);
        }
        if (classify != null) {
            named.put("--classify", List.of(classify));
        }
        if (group != null) {
            named.put("--group", List.of(group));
        }
        if (without != null) {
            named.put("--without", without);
        }
        return named;
    }

    /** Nothing, when no column is named by two options. */
    private void acceptRoles() {
        Map<String, String> roles = new LinkedHashMap<>();
        named().forEach((option, columns) -> columns.stream().distinct().forEach(column -> {
            String other = roles.put(column, option);
            if (other != null) {
                throw Stop.wrong("the column '" + column + "' is named by " + other + " and by " + option
                        + "; a column is for one of them");
            }
        }));
    }

    /**
     * What is learnt from it, normalised by the part that is not held out.
     *
     * @param heldOut share of its rows, at its end, or of its series
     */
    SeriesLesson<?> lesson(double heldOut) {
        try {
            Columns columns = new Columns(
                    without == null ? List.of() : without.stream().distinct().toList(),
                    Optional.ofNullable(group),
                    Optional.ofNullable(classify));
            Series series = Series.read(file, columns);
            if (classify != null) {
                return ClassificationLesson.of(file, columns, series, heldOut);
            }
            List<String> said = forecast.stream().distinct().toList();
            series.require(file, said);
            return ForecastLesson.of(file, columns, said, series, heldOut);
        } catch (SeriesException e) {
            throw Stop.wrong(e.getMessage());
        }
    }
}
