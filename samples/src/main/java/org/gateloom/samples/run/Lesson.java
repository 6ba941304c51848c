package org.gateloom.samples.run;

import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;

/** What a network is trained on, and what is held out. */
public sealed interface Lesson permits TextLesson, TaskLesson, SeriesLesson {

    /** The unit of cross entropy. */
    String NATS = "nats";

    /** What is counted where each is read whole. */
    String SEQUENCES = "sequences";

    /** The unit of the mean square of errors. */
    String SQUARED_ERROR = "squared error";

    /** What is read and said, in all forms. */
    Ends ends();

    /** The symbols that are read and said; none where it is numbers. */
    Vocabulary vocabulary();

    /** What the loss of a target is in. */
    String unit();

    /** What is counted of that which is read, in the plural. */
    String places();

    /** How many of these a stream has in a step, at most. */
    default int placesOfAStream(TrainingSettings settings) {
        return settings.sequence();
    }

    /**
     * How many of these are read in steps.
     *
     * @throws CorpusException if there is too little of it
     */
    default PlacesRead read(TrainingSettings settings) throws CorpusException {
        return PlacesRead.same((long) settings.batch() * placesOfAStream(settings));
    }

    /**
     * How many rows a step computes, in the mean over an epoch: of each stream as many as its chunk's longest one has.
     *
     * @throws CorpusException if there is too little of it
     */
    default double rowsOfAStep(TrainingSettings settings) throws CorpusException {
        return (double) settings.batch() * settings.sequence();
    }

    /** What a checkpoint keeps of it, so that a run never goes on with something else: a digest or a few words. */
    String identity(TrainingSettings settings);

    /**
     * What is trained on.
     *
     * @throws CorpusException if there is too little of it
     */
    Batches training(TrainingSettings settings) throws CorpusException;

    /**
     * What is held out; empty if nothing is.
     *
     * @throws CorpusException if there is too little of it
     */
    Optional<Batches> validation(TrainingSettings settings) throws CorpusException;

    /**
     * Steps in which all that is trained on is read once.
     *
     * @throws CorpusException if there is too little of it
     */
    default long epoch(TrainingSettings settings) throws CorpusException {
        return training(settings).chunks();
    }

    /** What ends the training when it is found; empty where only steps and patience do. */
    Optional<Goal> goal();
}
