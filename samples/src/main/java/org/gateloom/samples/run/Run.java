package org.gateloom.samples.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gateloom.runtime.train.Goal;

/**
 * One cell's training.
 *
 * @param cell as the user named it
 * @param lag of the task that it was trained on; empty if that was none
 * @param digest of its file and bases, SHA-256
 * @param hidden elements of its state, in each layer
 * @param parameters of the whole network, its output layer included
 * @param seed of its first parameters and everything else drawn
 * @param learningRate it was trained with
 * @param flops floating-point operations of a step, as {@link StepCost} counts them
 * @param trainingLoss mean over the last steps, as {@link Lesson#unit} says; empty before the first
 * @param training losses, each the mean since the one before
 * @param validation losses on the part of the corpus that is not trained on
 * @param samples of its text, the earliest first
 * @param ended how it ended
 * @param stopped what ended it before its time: goes on from the cell's name to a sentence
 */
public record Run(
        String cell,
        OptionalInt lag,
        String digest,
        int hidden,
        long parameters,
        long seed,
        double learningRate,
        long flops,
        OptionalDouble trainingLoss,
        List<Measurement> training,
        List<Measurement> validation,
        List<Sample> samples,
        Ended ended,
        Optional<String> stopped) {

    /** How a training ended. */
    public enum Ended {
        /** Not yet: it is being trained, or was when it was last heard of. */
        TRAINING,
        /** All steps were done, or validation brought nothing better. */
        WELL,
        /** Somebody asked for the end. */
        INTERRUPTED,
        /** A loss or gradient was not finite. */
        DIVERGED
    }

    public Run {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        samples = List.copyOf(samples);
    }

    /** The same of a cell that is named in another way. */
    public Run named(String other) {
        return new Run(
                other,
                lag,
                digest,
                hidden,
                parameters,
                seed,
                learningRate,
                flops,
                trainingLoss,
                training,
                validation,
                samples,
                ended,
                stopped);
    }

    /** {@code gru}, or {@code gru at lag 100}. */
    public String title() {
        return lag.isPresent() ? cell + " at lag " + lag.getAsInt() : cell;
    }

    /** Share of right answers at the last validation; empty where nobody asked. */
    public OptionalDouble success() {
        return validation.isEmpty()
                ? OptionalDouble.empty()
                : validation.get(validation.size() - 1).success();
    }

    /** The step after which validations in a row had found a goal, which ended it; empty if they had not. */
    public OptionalLong solvedAfter(Goal goal) {
        int from = validation.size() - goal.validations();
        boolean solved = ended == Ended.WELL
                && from >= 0
                && validation.subList(from, validation.size()).stream()
                        .allMatch(measured -> measured.success().orElse(0) >= goal.success());
        return solved ? OptionalLong.of(steps()) : OptionalLong.empty();
    }

    /** Steps that were done. */
    public long steps() {
        return training.isEmpty() ? 0 : training.get(training.size() - 1).step();
    }

    /** The last validation loss. */
    public OptionalDouble validationLoss() {
        return validation.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(validation.get(validation.size() - 1).loss());
    }

    /** Seconds in training. */
    public double seconds() {
        return training.isEmpty() ? 0 : training.get(training.size() - 1).seconds();
    }

    /** Characters, rows or sequences trained on in a second; empty before the first measurement. */
    public OptionalDouble charactersPerSecond() {
        return seconds() > 0
                ? OptionalDouble.of(training.get(training.size() - 1).characters() / seconds())
                : OptionalDouble.empty();
    }
}
