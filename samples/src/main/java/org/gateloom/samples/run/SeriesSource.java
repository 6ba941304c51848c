package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run keeps of the series it is trained on: all that is needed to read the file again, or another of the same columns,
 * and to bring it to the run's scale.
 *
 * @param file where it is
 * @param columns what its columns are for
 * @param said what is said of it
 * @param normalization of the columns that are read
 */
public record SeriesSource(Path file, Columns columns, Said said, Normalization normalization) {

    private static final String NORMALIZATION = "normalization";
    private static final String CLASSES = "classes";

    /** The names of settings that follow from the file, and that no option stands for. */
    public static final List<String> DERIVED = List.of(NORMALIZATION, CLASSES);

    /** The name of the setting that says where it is. */
    public static final String SERIES = "series";

    private static final String WITHOUT = "without";
    private static final String GROUP = "group";
    private static final String FORECAST = "forecast";
    private static final String CLASSIFY = "classify";

    /** Half a deviation off counts as right; only the loss is shown. */
    private static final double TOLERANCE = 0.5;

    /** What is said of a series. */
    public sealed interface Said {

        /** {@code forecast: high}. */
        String words();

        /** By the names of the command line's options, and what follows from the file. */
        Map<String, String> named();

        /**
         * What a network of it reads and says.
         *
         * @param in numbers of a row
         */
        Ends ends(int in);

        /**
         * To be learnt of series.
         *
         * @param source that has this
         */
        SeriesLesson<?> of(SeriesSource source, Series series);
    }

    /**
     * At each row the next row's numbers.
     *
     * @param columns whose numbers
     */
    public record Forecast(List<String> columns) implements Said {

        public Forecast {
            columns = List.copyOf(columns);
        }

        @Override
        public String words() {
            return "forecast: " + String.join(", ", columns);
        }

        @Override
        public Map<String, String> named() {
            return Map.of(FORECAST, String.join(",", columns));
        }

        @Override
        public Ends ends(int in) {
            return new Ends.Vectors(in, columns.size(), TOLERANCE);
        }

        @Override
        public ForecastLesson of(SeriesSource source, Series series) {
            return new ForecastLesson(source, this, series);
        }
    }

    /**
     * At the last row the class of the series.
     *
     * @param column that has it
     * @param classes all that there are, in the order of their numbers
     */
    public record Classification(String column, List<String> classes) implements Said {

        public Classification {
            classes = List.copyOf(classes);
        }

        @Override
        public String words() {
            return "classes of " + column + ": " + String.join(", ", classes);
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put(CLASSIFY, column);
            named.put(CLASSES, JsonMapper.shared().writeValueAsString(classes));
            return named;
        }

        @Override
        public Ends ends(int in) {
            return new Ends.Classes(in, classes.size());
        }

        @Override
        public ClassificationLesson of(SeriesSource source, Series series) {
            return new ClassificationLesson(source, this, series);
        }
    }

    /** By the names of the command line's options, and what follows from the file; {@link #of} reads them back. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(SERIES, file.toAbsolutePath().normalize().toString());
        named.putAll(said.named());
        columns.group().ifPresent(group -> named.put(GROUP, group));
        if (!columns.without().isEmpty()) {
            named.put(WITHOUT, String.join(",", columns.without()));
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
        Columns columns = new Columns(
                list(named.getOrDefault(WITHOUT, "")),
                Optional.ofNullable(named.get(GROUP)),
                Optional.ofNullable(named.get(CLASSIFY)));
        return Optional.of(
                new SeriesSource(Path.of(named.get(SERIES)), columns, said(named, normalization), normalization));
    }

    private static Said said(Map<String, String> named, Normalization normalization) {
        if (named.containsKey(CLASSIFY)) {
            return new Classification(named.get(CLASSIFY), classes(named.getOrDefault(CLASSES, "")));
        }
        List<String> forecast = list(named.getOrDefault(FORECAST, ""));
        if (forecast.isEmpty() || !normalization.columns().containsAll(forecast)) {
            throw new IllegalArgumentException("it does not say which columns are forecast");
        }
        return new Forecast(forecast);
    }

    private static List<String> classes(String text) {
        try {
            return JsonMapper.shared().readValue(text, new TypeReference<List<String>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its classes cannot be read", e);
        }
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The same in another place. */
    public SeriesSource at(Path place) {
        return new SeriesSource(place, columns, said, normalization);
    }

    /** What a network of it reads and says. */
    public Ends ends() {
        return said.ends(normalization.columns().size());
    }

    /**
     * Reads a file of the same columns, on the scale of the run.
     *
     * @throws SeriesException if it cannot be read, has other columns, or a number too far from what the run was trained on
     */
    public SeriesLesson<?> read(Path other) throws SeriesException {
        Series series = Series.read(other, columns);
        if (!series.columns().equals(normalization.columns())) {
            throw new SeriesException(other + " has the columns " + String.join(", ", series.columns())
                    + "; the run was trained on " + String.join(", ", normalization.columns()));
        }
        normalization.accept(series);
        return said.of(this, series);
    }
}
