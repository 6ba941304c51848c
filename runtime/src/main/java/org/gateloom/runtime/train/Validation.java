package org.gateloom.runtime.train;

import java.util.OptionalDouble;

/**
 * What a validation found; losses in nats a symbol.
 *
 * @param step after which
 * @param trainingLoss mean over the steps since the validation before
 * @param validationLoss mean over the text that was held out
 * @param best whether it is the least so far; what is not a number never is
 * @param success share of the held-out targets that the network finds likeliest; empty where no {@link Goal} asks for it and
 *     no classes are said
 */
public record Validation(long step, double trainingLoss, double validationLoss, boolean best, OptionalDouble success) {

    /** Nats to bits. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }
}
