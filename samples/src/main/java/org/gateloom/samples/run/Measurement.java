package org.gateloom.samples.run;

import java.util.OptionalDouble;

/**
 * A loss at a moment of a training.
 *
 * @param step optimiser steps done
 * @param characters read in them; rows or sequences where {@link Lesson#places} says so
 * @param seconds spent in training, the time of validation not counted
 * @param loss nats a character
 * @param success share of the targets that the network finds likeliest; empty where nobody asked
 */
public record Measurement(long step, long characters, double seconds, double loss, OptionalDouble success) {

    /** Of a loss alone. */
    public Measurement(long step, long characters, double seconds, double loss) {
        this(step, characters, seconds, loss, OptionalDouble.empty());
    }

    /** With a share of right answers, if there is one. */
    public Measurement with(OptionalDouble right) {
        return new Measurement(step, characters, seconds, loss, right);
    }

    /** Of a loss in nats a character. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }
}
