package org.gateloom.samples.run;

/**
 * A loss at a moment of a training.
 *
 * @param step optimiser steps done
 * @param characters of the corpus read in them
 * @param seconds spent in training, the time of validation not counted
 * @param loss nats a character
 */
public record Measurement(long step, long characters, double seconds, double loss) {

    /** Of a loss in nats a character. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }
}
