package org.gateloom.runtime.network;

import java.util.Arrays;
import org.gateloom.runtime.math.FloatBits;
import org.gateloom.runtime.math.Seeds;

/**
 * Draws masks for a lane's rows: each number is 0 with some probability and otherwise a fixed one. What is drawn depends
 * on the seed, the step and the row in the batch: not on how the batch is cut into lanes.
 */
final class Chance {

    /** Chance has so many bits. */
    private static final int BITS = 24;

    private final Dropout.Rows rows;
    private final int size;
    private final int threshold;
    private final int keptBits;

    /** What each place of a row adds to the row's seed, for all rows. */
    private final int[] places;

    /** Each row's seed at each of its places. */
    private final int[] seeds;

    private final int[] bits;
    private final FloatBits floatBits;

    /**
     * For one mask.
     *
     * @param rate the probability of 0, from 0 to below 1
     * @param kept the number otherwise
     * @param size numbers of a row
     */
    Chance(double rate, double kept, Dropout.Rows rows, int size) {
        this.rows = rows;
        this.size = size;
        this.threshold = (int) Math.round((1 - rate) * (1 << BITS));
        this.keptBits = Float.floatToIntBits((float) kept);
        int drawn = rows.count() * size;
        this.places = new int[drawn];
        this.seeds = new int[drawn];
        this.bits = new int[drawn];
        this.floatBits = new FloatBits(drawn);
        for (int i = 0; i < drawn; i++) {
            places[i] = (i % size + 1) * 0x9e3779b9;
        }
    }

    /**
     * A step's mask. Chance is a hash of the place, the finisher of MurmurHash3 (Appleby 2011). The choice is made in the
     * bits, because a loop with a condition is not made of vector instructions.
     *
     * @param mask [rows, size]
     */
    void draw(long seed, int step, float[] mask) {
        for (int row = 0; row < rows.count(); row++) {
            long place = (long) step * rows.batch() + rows.first() + row;
            Arrays.fill(seeds, row * size, (row + 1) * size, (int) Seeds.of(seed, place));
        }
        int[] places = this.places;
        int[] seeds = this.seeds;
        int[] bits = this.bits;
        int keptBits = this.keptBits;
        int threshold = this.threshold;
        for (int i = 0; i < mask.length; i++) {
            int x = seeds[i] + places[i];
            x = (x ^ (x >>> 16)) * 0x85ebca6b;
            x = (x ^ (x >>> 13)) * 0xc2b2ae35;
            x ^= x >>> 16;
            // Below 0, so all ones after the shift, where the number is kept.
            bits[i] = (((x >>> (Integer.SIZE - BITS)) - threshold) >> (Integer.SIZE - 1)) & keptBits;
        }
        floatBits.toFloats(bits, mask, mask.length);
    }
}
