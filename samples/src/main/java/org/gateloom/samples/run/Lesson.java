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

    /** The unit of the mean square of errors. */
    String SQUARED_ERROR = "squared error";

    /** What is read and said, in all forms. */
    Ends ends();

    /** The symbols that are read and said; none where it is numbers. */
    Vocabulary vocabulary();

    /** What the loss of a target is in. */
    String unit();

    /** What is read at a place, in the plural. */
    default String places() {
        return "characters";
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

    /** What ends the training when it is found; empty where only steps and patience do. */
    Optional<Goal> goal();
}
