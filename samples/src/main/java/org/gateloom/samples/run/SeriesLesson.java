package org.gateloom.samples.run;

import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;
import org.gateloom.samples.series.Split;

/** Numbers from a CSV file. */
public sealed interface SeriesLesson extends Lesson permits ForecastLesson, ClassificationLesson {

    /** Where they are from, what is said of them, and their scale. */
    SeriesSource source();

    /** Of the columns that the source's normalisation has. */
    Series series();

    /** How many series are trained on, of which there are enough to hold such a share out. */
    default int trained(double heldOut) {
        try {
            return Split.of(series(), heldOut).training().size();
        } catch (SeriesException e) {
            throw new IllegalStateException("it was split so when it was begun with", e);
        }
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
    default String identity(TrainingSettings settings) {
        return "the series of SHA-256 " + series().digest().substring(0, 12) + ", "
                + String.join(", ", series().columns())
                + source().columns().group().map(group -> " by " + group).orElse("")
                + "; "
                + source().said().words();
    }
}
