package org.gateloom.samples.task;

import java.util.Locale;
import java.util.stream.Stream;

/** The tasks by name. */
public enum TaskKind {
    /** One symbol, after distractors. */
    RECALL("one symbol, asked for after distractors", 1),
    /** Ten symbols, after a pause. */
    COPY("ten symbols, to be said again in their order after a pause", Copy.ITEMS),
    /** The order of two marks among distractors. */
    TEMPORAL_ORDER("the order of two marks among distractors", TemporalOrder.LEAST_LAG),
    /** The order of three. */
    TEMPORAL_ORDER_3("the order of three marks among distractors", TemporalOrder.LEAST_LAG),
    /** The sum of two numbers among others. */
    ADDING("the sum of two marked numbers among others, to within 0.04", 2),
    /** The time between two spikes. */
    TIMING("whether two spikes are LAG steps apart or one fewer", 2);

    private final String about;
    private final int leastLag;

    TaskKind(String about, int leastLag) {
        this.about = about;
        this.leastLag = leastLag;
    }

    /** What has to be kept and said. */
    public String about() {
        return about;
    }

    /** The shortest lag it can have. */
    public int leastLag() {
        return leastLag;
    }

    /** As the command line has it: {@code temporal-order}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The task of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TaskKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no task '" + word + "'"));
    }

    /**
     * The task at a lag.
     *
     * @throws IllegalArgumentException with a sentence if the lag is too short for it
     */
    public Task at(int lag) {
        if (lag < leastLag) {
            throw new IllegalArgumentException(word() + " has a lag of " + leastLag + " at least, not " + lag);
        }
        return switch (this) {
            case RECALL -> new Recall(lag);
            case COPY -> new Copy(lag);
            case TEMPORAL_ORDER -> new TemporalOrder(2, lag);
            case TEMPORAL_ORDER_3 -> new TemporalOrder(3, lag);
            case ADDING -> new Adding(lag);
            case TIMING -> new Timing(lag);
        };
    }
}
