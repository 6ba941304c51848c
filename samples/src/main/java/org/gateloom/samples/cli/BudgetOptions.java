package org.gateloom.samples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Option;

/** The options that give a training something else than steps to spend. */
final class BudgetOptions {

    @Option(
            names = "--flops",
            paramLabel = "N",
            converter = Flops.Converter.class,
            description =
                    "How many floating-point operations the training may take, such as 2T, instead of --steps: the"
                            + " cheaper a cell's step, the more of them it has.")
    private Flops flops;

    @Option(
            names = "--seconds",
            description =
                    "How many seconds the training may take, validations not counted, instead of --steps. Done again,"
                            + " its numbers are not the same to the bit.")
    @Within(from = 0, above = true, to = 1e7)
    private Double seconds;

    /**
     * Nothing, when not more than one thing says how long to train.
     *
     * @param toldLength whether steps or epochs were told
     */
    void accept(boolean toldLength) {
        if ((toldLength ? 1 : 0) + (flops == null ? 0 : 1) + (seconds == null ? 0 : 1) > 1) {
            throw Stop.wrong("--flops, --seconds and --steps or --epochs each say how long to train; give one of them");
        }
    }

    /** Whether steps are as many for each cell. */
    boolean inSteps() {
        return flops == null && seconds == null;
    }

    /** Seconds of a run, if these are its end. */
    OptionalDouble seconds() {
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** How often to validate a run of so many steps. */
    @FunctionalInterface
    interface Validations {

        /** Steps from one to the next. */
        long every(long steps);
    }

    /**
     * Settings with as many steps as the budget has.
     *
     * @param cell its name, for the message
     * @param flopsOfAStep what a step takes
     */
    TrainingSettings applied(
            TrainingSettings settings, String cell, LongSupplier flopsOfAStep, Validations validations) {
        if (seconds != null) {
            return settings.withSeconds(seconds);
        }
        if (flops == null) {
            return settings;
        }
        long each = flopsOfAStep.getAsLong();
        if (flops.number() < each) {
            throw Stop.wrong("--flops: a step of " + cell + " takes "
                    + Figures.prefixed((double) each).strip()
                    + "; expected at least as many operations");
        }
        long steps = Math.min(TrainingSettings.MOST_STEPS, flops.number() / each);
        return settings.withSteps(steps).withValidateEvery(validations.every(steps));
    }

    /** What reports have in place of settings that are not the same for each cell. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        if (seconds != null) {
            named.put("steps", "as many as are done in " + Figures.plain(seconds) + " seconds of training");
        }
        if (flops != null) {
            named.put("steps", "as many as " + Figures.prefixed((double) flops.number()) + "flop are enough for");
            named.put("validate-every", "by the number of steps");
        }
        return named;
    }
}
