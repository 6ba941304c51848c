package org.gateloom.runtime.sample;

/**
 * How the next symbol is chosen from a distribution. First the logits are divided by the temperature, then only the
 * {@code topK} likeliest symbols are kept, then of these the fewest likeliest that together have the share {@code topP}.
 *
 * @param temperature 1 for the network's own distribution, less keeps closer to what is likeliest; 0 always takes that
 * @param topK how many symbols may be chosen; 0 for all (Fan, Lewis, Dauphin 2018)
 * @param topP above 0 to 1; 1 for all (Holtzman and others 2020)
 */
public record Choice(double temperature, int topK, double topP) {

    /** The network's own distribution. */
    public static final Choice PLAIN = new Choice(1, 0, 1);

    public Choice {
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a temperature is a number from 0 on, not " + temperature);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("top-k is a number of symbols, or 0 for all, not " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p is above 0 and at most 1, not " + topP);
        }
    }
}
