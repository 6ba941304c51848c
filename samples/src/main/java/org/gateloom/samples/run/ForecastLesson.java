package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesBatches;
import org.gateloom.samples.series.SeriesException;

/**
 * Series of which at each row the next row's numbers of some columns are to be said.
 *
 * @param source where they are from, and their scale
 * @param forecast the source's columns that are said
 * @param series of the columns that the source's normalisation has
 */
public record ForecastLesson(SeriesSource source, SeriesSource.Forecast forecast, Series series)
        implements SeriesLesson<SeriesBatches> {

    /**
     * One to begin with, normalised by what is trained on.
     *
     * @param file from which it was read
     * @param columns how
     * @param said columns that are said
     * @param heldOut share that is held out
     * @throws SeriesException if there is too little to hold any out, or a number too far from what is trained on
     */
    public static ForecastLesson of(Path file, Columns columns, List<String> said, Series series, double heldOut)
            throws SeriesException {
        Normalization normalization = Normalization.of(series, heldOut);
        SeriesSource.Forecast forecast = new SeriesSource.Forecast(said);
        return new ForecastLesson(new SeriesSource(file, columns, forecast, normalization), forecast, series);
    }

    @Override
    public <R> R accept(SeriesVisitor<R> visitor) {
        return visitor.forecast(this);
    }

    @Override
    public String unit() {
        return SQUARED_ERROR;
    }

    @Override
    public String each() {
        return "a forecast";
    }

    @Override
    public String places() {
        return "rows";
    }

    @Override
    public List<String> implied() {
        return List.of();
    }

    /** Places of the columns that are said. */
    private int[] said() {
        return forecast.columns().stream()
                .mapToInt(source.normalization().columns()::indexOf)
                .toArray();
    }

    @Override
    public SeriesBatches trained(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        return series.grouped()
                ? each(parts, settings)
                : SeriesBatches.whole(
                        series, source.normalization(), said(), parts.get(0), settings.batch(), settings.sequence());
    }

    @Override
    public SeriesBatches measured(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        if (series.grouped()) {
            return each(parts, settings);
        }
        int end = series.rows().size();
        Series.Part part = parts.isEmpty() ? new Series.Part("", "", end, end) : parts.get(0);
        return SeriesBatches.all(series, source.normalization(), said(), part, settings.batch(), settings.sequence());
    }

    private SeriesBatches each(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        return SeriesBatches.each(series, source.normalization(), said(), parts, settings.batch(), settings.sequence());
    }

    /** The root of a mean squared error in the column's own unit; empty where several columns are forecast. */
    public OptionalDouble rootInUnit(double squaredError) {
        int[] said = said();
        return said.length > 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squaredError)
                        * source.normalization().deviations().get(said[0]));
    }
}
