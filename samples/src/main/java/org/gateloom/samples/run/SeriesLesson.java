package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesBatches;
import org.gateloom.samples.series.SeriesException;

/**
 * A series: at each row the next row's numbers of some columns are to be said.
 *
 * @param source where it is from, and its scale
 * @param series of the columns that the source's normalisation has
 */
public record SeriesLesson(SeriesSource source, Series series) implements Lesson {

    /**
     * One to begin with, normalised by what is trained on.
     *
     * @param file from which it was read
     * @param without columns that were left out
     * @param forecast columns that are said
     * @param heldOut share of its rows, at its end, that is held out
     */
    public static SeriesLesson of(
            Path file, List<String> without, List<String> forecast, Series series, double heldOut) {
        Normalization normalization = Normalization.of(series, border(series, heldOut));
        return new SeriesLesson(new SeriesSource(file, without, forecast, normalization), series);
    }

    private static int border(Series series, double heldOut) {
        return (int) (series.rows().size() * (1 - heldOut));
    }

    @Override
    public Ends ends() {
        return source.ends();
    }

    @Override
    public Vocabulary vocabulary() {
        return Vocabulary.of("");
    }

    @Override
    public String unit() {
        return SQUARED_ERROR;
    }

    @Override
    public String places() {
        return "rows";
    }

    @Override
    public String identity(TrainingSettings settings) {
        return "the series of SHA-256 " + series.digest().substring(0, 12) + ", " + String.join(", ", series.columns())
                + "; forecast: " + String.join(", ", source.forecast());
    }

    @Override
    public SeriesBatches training(TrainingSettings settings) throws CorpusException {
        try {
            return SeriesBatches.whole(
                    series,
                    source.normalization(),
                    source.said(),
                    0,
                    heldOutFrom(settings),
                    settings.batch(),
                    settings.sequence());
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    @Override
    public Optional<Batches> validation(TrainingSettings settings) throws CorpusException {
        return settings.heldOut() == 0 ? Optional.empty() : Optional.of(from(heldOutFrom(settings), settings));
    }

    /** The first row that is held out; behind the last where none is. */
    public int heldOutFrom(TrainingSettings settings) {
        return border(series, settings.heldOut());
    }

    /**
     * All rows from one on, for measuring.
     *
     * @throws CorpusException if these are too few
     */
    public SeriesBatches from(int row, TrainingSettings settings) throws CorpusException {
        try {
            return SeriesBatches.all(
                    series,
                    source.normalization(),
                    source.said(),
                    row,
                    series.rows().size(),
                    settings.batch(),
                    settings.sequence());
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    /** The root of a mean squared error in the column's own unit; empty where several columns are forecast. */
    public OptionalDouble rootInUnit(double squaredError) {
        int[] said = source.said();
        return said.length > 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squaredError)
                        * source.normalization().deviations().get(said[0]));
    }

    @Override
    public Optional<Goal> goal() {
        return Optional.empty();
    }
}
