package org.gateloom.samples.task;

import java.util.SplittableRandom;
import org.gateloom.runtime.math.Seeds;

/**
 * Which example a chunk has in which stream: chunk {@code c} has numbers {@code c * streams} on, and each example follows from
 * its number and a seed.
 *
 * @param chunks how many there are
 */
record Numbering(int streams, int chunks, long seed) {

    /** Examples that are held out, at least: so many that a share has an error of about a hundredth. */
    private static final int HELD_OUT = 1024;

    /** Of those to train on: no number comes twice in two thousand million steps. */
    static Numbering training(int streams, long seed) {
        return new Numbering(streams, Integer.MAX_VALUE, Seeds.of(seed, "examples to train on"));
    }

    /** Of those held out: the same for every seed of a training, and drawn apart from all that is trained on. */
    static Numbering heldOut(int streams) {
        return new Numbering(streams, (HELD_OUT + streams - 1) / streams, Seeds.of(0, "examples held out"));
    }

    long examples() {
        return (long) chunks * streams;
    }

    /** The chance of an example. */
    SplittableRandom chance(long number) {
        return new SplittableRandom(Seeds.of(seed, number));
    }

    /** The chance of the example of a stream in a chunk. */
    SplittableRandom chance(int chunk, int stream) {
        return chance((long) chunk * streams + stream);
    }
}
