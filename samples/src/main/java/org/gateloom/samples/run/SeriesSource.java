package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;

/**
 * What a run keeps of the series it is trained on: all that is needed to read the file again, or another of the same columns,
 * and to bring it to the run's scale.
 *
 * @param file where it is
 * @param without columns that are left out
 * @param forecast columns that are said one row ahead
 * @param normalization of the columns that are read
 */
public record SeriesSource(Path file, List<String> without, List<String> forecast, Normalization normalization) {

    /** The name of the setting that no option stands for. */
    public static final String NORMALIZATION = "normalization";

    private static final String SERIES = "series";
    private static final String WITHOUT = "without";
    private static final String FORECAST = "forecast";

    /** Half a deviation off counts as right; only the loss is shown. */
    private static final double TOLERANCE = 0.5;

    public SeriesSource {
        without = List.copyOf(without);
        forecast = List.copyOf(forecast);
    }

    /** By the names of the command line's options, and the normalisation; {@link #of} reads them back. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(SERIES, file.toAbsolutePath().normalize().toString());
        named.put(FORECAST, String.join(",", forecast));
        if (!without.isEmpty()) {
            named.put(WITHOUT, String.join(",", without));
        }
        named.put(NORMALIZATION, normalization.text());
        return named;
    }

    /**
     * From its names.
     *
     * @param named may hold more; empty comes of it where there is no series
     * @throws IllegalArgumentException if something of it is missing or cannot be read
     */
    public static Optional<SeriesSource> of(Map<String, String> named) {
        if (!named.containsKey(SERIES)) {
            return Optional.empty();
        }
        Normalization normalization = Normalization.of(named.getOrDefault(NORMALIZATION, ""));
        List<String> forecast = list(named.getOrDefault(FORECAST, ""));
        if (forecast.isEmpty() || !normalization.columns().containsAll(forecast)) {
            throw new IllegalArgumentException("it does not say which columns are forecast");
        }
        return Optional.of(new SeriesSource(
                Path.of(named.get(SERIES)), list(named.getOrDefault(WITHOUT, "")), forecast, normalization));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** What a network of it reads and says. */
    public Ends ends() {
        return new Ends.Vectors(normalization.columns().size(), forecast.size(), TOLERANCE);
    }

    /** Places of the columns that are said. */
    int[] said() {
        return forecast.stream().mapToInt(normalization.columns()::indexOf).toArray();
    }

    /**
     * Reads a file of the same columns, on the scale of the run.
     *
     * @throws SeriesException if it cannot be read or has other columns
     */
    public SeriesLesson read(Path other) throws SeriesException {
        Series series = Series.read(other, without);
        if (!series.columns().equals(normalization.columns())) {
            throw new SeriesException(other + " has the columns " + String.join(", ", series.columns())
                    + "; the run was trained on " + String.join(", ", normalization.columns()));
        }
        return new SeriesLesson(this, series);
    }
}
