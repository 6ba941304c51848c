package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Goal;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.LabelledBatches;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import org.gateloom.samples.series.Split;

/**
 * Series of which the class is to be said, each at its last row.
 *
 * @param source where they are from, and their scale
 * @param classification the source's classes
 * @param series of the columns that the source's normalisation has
 */
public record ClassificationLesson(SeriesSource source, SeriesSource.Classification classification, Series series)
        implements SeriesLesson {

    /**
     * One to begin with, normalised by what is trained on.
     *
     * @param file from which it was read
     * @param columns how, a label among them
     * @param heldOut share that is held out
     * @throws SeriesException if there is one class alone, or too little to hold any out
     */
    public static ClassificationLesson of(Path file, Columns columns, Series series, double heldOut)
            throws SeriesException {
        String column = columns.label().orElseThrow();
        List<String> classes = series.parts().stream()
                .map(Series.Part::label)
                .distinct()
                .sorted()
                .toList();
        if (classes.size() == 1) {
            throw new SeriesException("all series of " + file + " are of the class '" + classes.get(0)
                    + "' by their column '" + column + "'; there is nothing to tell apart");
        }
        Normalization normalization =
                Normalization.of(series.columns(), Split.of(series, heldOut).trainingRows(series));
        SeriesSource.Classification classification = new SeriesSource.Classification(column, classes);
        return new ClassificationLesson(
                new SeriesSource(file, columns, classification, normalization), classification, series);
    }

    @Override
    public String unit() {
        return NATS;
    }

    @Override
    public String places() {
        return SEQUENCES;
    }

    @Override
    public int placesOfAStream(TrainingSettings settings) {
        return 1;
    }

    @Override
    public long epoch(TrainingSettings settings) throws CorpusException {
        return training(settings).epoch();
    }

    @Override
    public LabelledBatches training(TrainingSettings settings) throws CorpusException {
        try {
            return LabelledBatches.training(
                    series,
                    source.normalization(),
                    Split.of(series, settings.heldOut()).training(),
                    classification.classes(),
                    settings.batch(),
                    settings.seed());
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    @Override
    public Optional<Batches> validation(TrainingSettings settings) throws CorpusException {
        return heldOut(settings).map(batches -> batches);
    }

    /**
     * What is held out; empty if nothing is.
     *
     * @throws CorpusException if it is too little
     */
    public Optional<LabelledBatches> heldOut(TrainingSettings settings) throws CorpusException {
        try {
            List<Series.Part> parts = Split.of(series, settings.heldOut()).heldOut();
            return parts.isEmpty() ? Optional.empty() : Optional.of(once(parts, settings));
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    /**
     * All of them, for measuring.
     *
     * @throws CorpusException if one is of a class that is not known
     */
    public LabelledBatches all(TrainingSettings settings) throws CorpusException {
        try {
            return once(series.parts(), settings);
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    private LabelledBatches once(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        return LabelledBatches.once(series, source.normalization(), parts, classification.classes(), settings.batch());
    }

    @Override
    public Optional<Goal> goal() {
        return Optional.empty();
    }
}
