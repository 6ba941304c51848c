package org.gateloom.samples.run;

import java.util.List;

/** Sequences that are each read whole by a stream, and that have an answer each. */
public sealed interface SequenceLesson extends Lesson permits TaskLesson, ClassificationLesson {

    @Override
    default String places() {
        return "sequences";
    }

    @Override
    default int placesOfAStream(TrainingSettings settings) {
        return 1;
    }

    @Override
    default List<String> implied() {
        return List.of("sequence");
    }
}
