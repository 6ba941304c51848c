package org.gateloom.samples.cli;

import java.util.List;
import java.util.stream.Stream;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TrainingSettings;

/**
 * The settings of a training on a task.
 *
 * @param options what is told
 */
record TaskSettings(TrainingOptions options) {

    /** Options that a task leaves nothing to say for. */
    private static final List<String> OF_STREAMS = List.of("--sequence", "--epochs", "--held-out");

    // Unless told. An LSTM and a GRU solve recall at lag 100 so, each within a thousand steps or some more.
    private static final TrainingOptions.Standard ON_A_TASK = new TrainingOptions.Standard(64, 1, 0.01, 1);
    private static final long STEPS = 3000;
    private static final long VALIDATE_EVERY = 200;

    /** The task, with the settings that it is learnt with. */
    Learnt learnt(TaskLesson lesson) {
        return new Learnt(lesson, lesson.named(), settings(lesson), this::validateEvery);
    }

    private TrainingSettings settings(TaskLesson lesson) {
        Stream.concat(TrainingOptions.OF_WRITING.stream(), OF_STREAMS.stream())
                .filter(options::told)
                .findFirst()
                .ifPresent(option -> {
                    throw Stop.wrong(
                            option + " is about a text; a task makes its own sequences: leave it, or leave --task");
                });
        long all = options.toldSteps().orElse(STEPS);
        return options.settings(
                ON_A_TASK,
                new TrainingOptions.Read(options.batch(), lesson.task().steps(), 0, all, validateEvery(all)));
    }

    private long validateEvery(long all) {
        return options.toldValidateEvery().orElse(Math.min(all, VALIDATE_EVERY));
    }
}
