package org.gateloom.samples.run;

import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import org.gateloom.samples.series.Split;

/**
 * Numbers from a CSV file.
 *
 * @param <B> what is read in steps
 */
public sealed interface SeriesLesson<B extends Batches> extends Lesson permits ForecastLesson, ClassificationLesson {

    /** Where they are from, what is said of them, and their scale. */
    SeriesSource source();

    /** Of the columns that the source's normalisation has. */
    Series series();

    /** The visitor's answer for its kind. */
    <R> R accept(SeriesVisitor<R> visitor);

    @Override
    default <R> R accept(Visitor<R> visitor) {
        return accept((SeriesVisitor<R>) visitor);
    }

    /**
     * Some of its parts, to be trained on.
     *
     * @throws SeriesException if they are too little, or have a class that is not known
     */
    B trained(List<Series.Part> parts, TrainingSettings settings) throws SeriesException;

    /**
     * Some of its parts, to be measured: all their rows that streams have room for, once.
     *
     * @throws SeriesException if they are too little, or have a class that is not known
     */
    B measured(List<Series.Part> parts, TrainingSettings settings) throws SeriesException;

    @Override
    default B training(TrainingSettings settings) throws CorpusException {
        try {
            return trained(Split.of(series(), settings.heldOut()).training(), settings);
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    @Override
    default Optional<Batches> validation(TrainingSettings settings) throws CorpusException {
        return heldOut(settings).map(batches -> batches);
    }

    /**
     * What is held out; empty if nothing is.
     *
     * @throws CorpusException if it is too little
     */
    default Optional<B> heldOut(TrainingSettings settings) throws CorpusException {
        if (!holdsOut(settings)) {
            return Optional.empty();
        }
        try {
            return Optional.of(measured(Split.of(series(), settings.heldOut()).heldOut(), settings));
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    /**
     * All of it, for measuring.
     *
     * @throws CorpusException if it is too little, or has a class that is not known
     */
    default B all(TrainingSettings settings) throws CorpusException {
        try {
            return measured(series().parts(), settings);
        } catch (SeriesException e) {
            throw new CorpusException(e.getMessage());
        }
    }

    /** How many series are trained on, of which there are enough to hold such a share out. */
    default int trained(double heldOut) {
        try {
            return Split.of(series(), heldOut).training().size();
        } catch (SeriesException e) {
            throw new IllegalStateException("it was split so when it was begun with", e);
        }
    }

    @Override
    default boolean ragged() {
        return series().grouped();
    }

    @Override
    default PlacesRead read(TrainingSettings settings) throws CorpusException {
        return PlacesRead.held(training(settings), epoch(settings));
    }

    @Override
    default double rowsOfAStep(TrainingSettings settings) throws CorpusException {
        Batches training = training(settings);
        long epoch = epoch(settings);
        long rows = 0;
        for (int chunk = 0; chunk < epoch; chunk++) {
            rows += (long) training.steps(chunk) * training.streams();
        }
        return (double) rows / epoch;
    }

    @Override
    default Ends ends() {
        return source().ends();
    }

    @Override
    default Vocabulary vocabulary() {
        return Vocabulary.of("");
    }

    @Override
    default long symbolBytes() {
        return 0;
    }

    @Override
    default Optional<Goal> goal() {
        return Optional.empty();
    }

    @Override
    default String identity(TrainingSettings settings) {
        return "the series of SHA-256 " + series().digest().substring(0, 12) + ", "
                + String.join(", ", series().columns())
                + source().columns().group().map(group -> " by " + group).orElse("")
                + "; "
                + source().said().words();
    }

    /** One answer for each kind of what is learnt of series. */
    interface SeriesVisitor<R> {
        R forecast(ForecastLesson lesson);

        R classification(ClassificationLesson lesson);
    }
}
