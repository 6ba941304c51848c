package org.gateloom.samples.compare;

import java.util.List;
import java.util.Optional;
import org.gateloom.samples.task.Task;

/** What the cells of a comparison are trained on: what its numbers are, and what reports call them. */
public sealed interface Subject {

    /** {@code text}: all cells were trained on the same one. */
    String noun();

    /** What losses are in. */
    String unit();

    /** What has a loss. */
    String each();

    /** What its page has: {@code curves}. */
    default String page() {
        return "curves";
    }

    /** Whether losses are told in bits, too. */
    default boolean inBits() {
        return noun().equals("text");
    }

    /** What is counted of that which is read, in the plural. */
    String places();

    /** What is reached without learning, where that is one number for all runs. */
    default Optional<Baseline> baseline() {
        return Optional.empty();
    }

    /**
     * A text or a series, the same for all runs.
     *
     * @param noun {@code text}
     * @param unit of losses
     * @param each what has a loss: {@code a character}
     * @param places what is counted of that which is read
     * @param baseline what is reached without learning
     */
    record Shared(String noun, String unit, String each, String places, Optional<Baseline> baseline)
            implements Subject {

        /** A text: losses in nats a character. */
        public static final Subject TEXT = new Shared("text", "nats", "a character", "characters", Optional.empty());
    }

    /**
     * A task, whose runs differ in its lag.
     *
     * @param tasks the task at each lag, at least one
     * @param unit of losses
     */
    record AtLags(List<Task> tasks, String unit) implements Subject {

        public AtLags {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String noun() {
            return "task";
        }

        @Override
        public String page() {
            return "success by lag";
        }

        @Override
        public String each() {
            return "an answer";
        }

        @Override
        public String places() {
            return "sequences";
        }
    }
}
