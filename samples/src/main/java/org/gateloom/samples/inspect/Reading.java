package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;

/** A passage as a network read it: every value of every layer, and what it expected after each symbol. */
public final class Reading {

    private final int[] symbols;
    private final List<Map<String, Tensor>> initial;
    private final List<Trace> layers;
    private final Tensor logits;

    /**
     * A symbol that the network thinks may follow.
     *
     * @param symbol its number
     * @param probability from 0 to 1
     */
    public record Guess(int symbol, double probability) {}

    Reading(int[] symbols, List<Map<String, Tensor>> initial, List<Trace> layers, Tensor logits) {
        this.symbols = symbols.clone();
        this.initial = List.copyOf(initial);
        this.layers = List.copyOf(layers);
        this.logits = logits;
    }

    /** How many symbols were read. */
    public int length() {
        return symbols.length;
    }

    /** The symbol at a place. */
    public int symbol(int place) {
        return symbols[place];
    }

    /** The values of each layer's nodes, a batch of one row. */
    public List<Trace> layers() {
        return layers;
    }

    /** The states of each layer before the first symbol, {@code [1, size]} each. */
    List<Map<String, Tensor>> initial() {
        return initial;
    }

    /** The logits after each symbol, {@code [time, symbols]}. */
    public Tensor logits() {
        return logits;
    }

    /** How probable the network finds each symbol after the one at a place. */
    public double[] probabilities(int place) {
        int all = logits.shape().get(1);
        double greatest = IntStream.range(0, all)
                .mapToDouble(symbol -> logits.get(place, symbol))
                .max()
                .orElseThrow();
        double[] shares = IntStream.range(0, all)
                .mapToDouble(symbol -> Math.exp(logits.get(place, symbol) - greatest))
                .toArray();
        double sum =
                IntStream.range(0, all).mapToDouble(symbol -> shares[symbol]).sum();
        return IntStream.range(0, all)
                .mapToDouble(symbol -> shares[symbol] / sum)
                .toArray();
    }

    /**
     * {@code −log p} of the symbol at a place, by what was read before it; in nats.
     *
     * @return empty at the first place, before which nothing was read
     */
    public OptionalDouble surprise(int place) {
        if (place == 0) {
            return OptionalDouble.empty();
        }
        int all = logits.shape().get(1);
        double greatest = IntStream.range(0, all)
                .mapToDouble(symbol -> logits.get(place - 1, symbol))
                .max()
                .orElseThrow();
        double sum = IntStream.range(0, all)
                .mapToDouble(symbol -> Math.exp(logits.get(place - 1, symbol) - greatest))
                .sum();
        return OptionalDouble.of(greatest + Math.log(sum) - logits.get(place - 1, symbols[place]));
    }

    /** The mean of the surprises, in nats a symbol; 0 when there is only one symbol. */
    public double loss() {
        return IntStream.range(1, symbols.length)
                .mapToDouble(place -> surprise(place).orElseThrow())
                .average()
                .orElse(0);
    }

    /** The most probable symbols after the one at a place, the likeliest first; of equals the smaller number first. */
    public List<Guess> likeliest(int place, int count) {
        double[] probabilities = probabilities(place);
        List<Guess> guesses = new ArrayList<>();
        for (int symbol = 0; symbol < probabilities.length; symbol++) {
            guesses.add(new Guess(symbol, probabilities[symbol]));
        }
        return guesses.stream()
                .sorted(Comparator.comparingDouble(Guess::probability)
                        .reversed()
                        .thenComparingInt(Guess::symbol))
                .limit(count)
                .toList();
    }
}
