package org.gateloom.runtime.train;

/**
 * When a training has done what it was for and ends: the network's answer is right, as its loss has it (the likeliest symbol is
 * the target, or a number is near enough), for such a share of the targets that are held out.
 *
 * @param success the share, above 0 to 1
 * @param validations in a row that find it, at least 1
 */
public record Goal(double success, int validations) {

    public Goal {
        if (!(success > 0 && success <= 1 && validations >= 1)) {
            throw new IllegalArgumentException(
                    "a goal is a share above 0 to 1 in at least 1 validation, not " + success + " in " + validations);
        }
    }
}
