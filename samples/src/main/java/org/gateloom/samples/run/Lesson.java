package org.gateloom.samples.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;

/** What a network is trained on, and what is held out. */
public sealed interface Lesson permits TextLesson, SequenceLesson, SeriesLesson {

    /** The unit of cross entropy. */
    String NATS = "nats";

    /** The unit of the mean square of errors. */
    String SQUARED_ERROR = "squared error";

    /** The visitor's answer for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** What is read and said, in all forms. */
    Ends ends();

    /** The symbols that are read and said; none where it is numbers. */
    Vocabulary vocabulary();

    /** What the loss of a target is in. */
    String unit();

    /** What has a loss: {@code a character}. */
    String each();

    /** What is counted of that which is read, in the plural. */
    String places();

    /** How many of these a stream has in a step, at most. */
    default int placesOfAStream(TrainingSettings settings) {
        return settings.sequence();
    }

    /** Whether some steps read fewer than their streams have room for. */
    default boolean ragged() {
        return false;
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

    /** Settings that follow from it and that nobody says, as {@link TrainingSettings#named} names them. */
    List<String> implied();

    /** Bytes of its symbols on the heap; 0 where these are numbers, drawn anew for each step, or in a file. */
    long symbolBytes();

    /** The text that it is about; empty where it is about none. */
    default Optional<Corpus> text() {
        return Optional.empty();
    }

    /** The lag of the task that it is; empty where it is none. */
    default OptionalInt lag() {
        return OptionalInt.empty();
    }

    /** What a checkpoint keeps of it, so that a run never goes on with something else: a digest or a few words. */
    String identity(TrainingSettings settings);

    /**
     * What is trained on.
     *
     * @throws CorpusException if there is too little of it
     */
    Batches training(TrainingSettings settings) throws CorpusException;

    /** Whether anything is held out, so that there are losses of validations. */
    default boolean holdsOut(TrainingSettings settings) {
        return settings.heldOut() > 0;
    }

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

    /**
     * Which classes a network takes for which among the series that are held out; empty where it says no classes, or nothing is.
     *
     * @throws CorpusException if there is too little of it
     */
    default Optional<Confusion> confusion(Network network, Parameters weights, TrainingSettings settings)
            throws CorpusException {
        return Optional.empty();
    }

    /** One answer for each kind. */
    interface Visitor<R> extends SeriesLesson.SeriesVisitor<R> {
        R text(TextLesson lesson);

        R task(TaskLesson lesson);
    }
}
