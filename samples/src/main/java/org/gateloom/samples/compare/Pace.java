package org.gateloom.samples.compare;

import java.util.OptionalDouble;

/**
 * How long a comparison still takes, judged by how long it took until now. Runs are weighed by their work: operations, or
 * seconds where each run has the same.
 */
public final class Pace {

    private double rest;
    private double worked;
    private double seconds;

    /** Before the first run. */
    public Pace(double work) {
        this.rest = work;
    }

    /** Work that is left out, since it was done before. */
    public void skipped(double work) {
        rest -= work;
    }

    /** Work that was done in so many seconds. */
    public void worked(double work, double took) {
        rest -= work;
        worked += work;
        seconds += took;
    }

    /**
     * Seconds that are left; empty while nothing is known.
     *
     * @param begun work that is done of the run at hand
     * @param took seconds that it took
     */
    public OptionalDouble left(double begun, double took) {
        double done = worked + begun;
        return done > 0
                ? OptionalDouble.of(Math.max(0, rest - begun) * (seconds + took) / done)
                : OptionalDouble.empty();
    }

    /** Seconds that are left, between two runs. */
    public OptionalDouble left() {
        return left(0, 0);
    }
}
