package org.gateloom.runtime.network;

import java.util.Arrays;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.math.FloatBits;
import org.gateloom.runtime.math.Seeds;

/**
 * The connection from what a layer emits to what the next one reads, in a lane: in training each number is dropped (set
 * to 0) with some probability, the others are divided by one minus it, so that their expectation stays; otherwise
 * numbers pass as they are. Srivastava, Hinton and others 2014, in the inverted form. What is dropped depends on the
 * seed, the layer, the step and the row in the batch: not on how the batch is cut into lanes.
 */
final class Dropout {

    /** Chance has so many bits. */
    private static final int BITS = 24;

    /** Where a lane's rows lie in the batch. */
    record Rows(int first, int count, int batch) {}

    private final FloatValues source;
    private final FloatValues output;
    private final int layer;
    private final Rows rows;
    private final int size;
    private final int kept;
    private final int scaleBits;
    private final float[][] masks;
    private final float[] buffer;

    /** What each place of a row adds to the row's seed, for all rows. */
    private final int[] places;

    /** Each row's seed at each of its places. */
    private final int[] seeds;

    private final int[] bits;
    private final FloatBits floatBits;

    /**
     * For one layer in one lane.
     *
     * @param probability of a number to be dropped, from 0 to below 1
     * @param source what the layer emits, [time, rows, size]
     * @param layer its number
     * @param time the most steps
     */
    Dropout(double probability, FloatValues source, int layer, int time, Rows rows, int size) {
        boolean drops = probability > 0;
        this.source = source;
        this.output = drops ? new FloatValues(source.length()) : source;
        this.layer = layer;
        this.rows = rows;
        this.size = size;
        this.kept = (int) Math.round((1 - probability) * (1 << BITS));
        this.scaleBits = Float.floatToIntBits((float) (1 / (1 - probability)));
        this.masks = drops ? new float[time][rows.count * size] : new float[0][];
        this.buffer = new float[rows.count * size];
        int drawn = drops ? rows.count * size : 0;
        this.places = new int[drawn];
        this.seeds = new int[drawn];
        this.bits = new int[drawn];
        this.floatBits = new FloatBits(drawn);
        for (int i = 0; i < drawn; i++) {
            places[i] = (i % size + 1) * 0x9e3779b9;
        }
    }

    /** What the next layer reads, [time, rows, size]; the source itself where nothing is ever dropped. */
    FloatValues output() {
        return output;
    }

    /** Passes all numbers as they are. */
    void pass(int steps) {
        if (output != source) {
            output.copy(0, source, 0, steps * buffer.length);
        }
    }

    /** Drops numbers. */
    void drop(int steps, long seed) {
        if (output == source) {
            return;
        }
        long layerSeed = Seeds.of(seed, layer);
        for (int step = 0; step < steps; step++) {
            for (int row = 0; row < rows.count; row++) {
                long place = (long) step * rows.batch + rows.first + row;
                Arrays.fill(seeds, row * size, (row + 1) * size, (int) Seeds.of(layerSeed, place));
            }
            float[] mask = masks[step];
            draw(mask);
            multiply(source, output, step, mask);
        }
    }

    /**
     * Takes derivatives back over the last {@link #drop}.
     *
     * @param from the derivative by the output
     * @param to filled with that by the source; may be {@code from} where nothing is ever dropped
     */
    void backward(int steps, FloatValues from, FloatValues to) {
        if (output == source) {
            if (to != from) {
                to.copy(0, from, 0, steps * buffer.length);
            }
        } else {
            for (int step = 0; step < steps; step++) {
                multiply(from, to, step, masks[step]);
            }
        }
    }

    private void multiply(FloatValues from, FloatValues to, int step, float[] mask) {
        float[] buffer = this.buffer;
        from.read(step * buffer.length, buffer, buffer.length);
        for (int i = 0; i < buffer.length; i++) {
            buffer[i] *= mask[i];
        }
        to.write(step * buffer.length, buffer, buffer.length);
    }

    /**
     * A step's mask: the scale or 0. Chance is a hash of the place, the finisher of MurmurHash3 (Appleby 2011). The choice
     * is made in the bits, because a loop with a condition is not made of vector instructions.
     */
    private void draw(float[] mask) {
        int[] places = this.places;
        int[] seeds = this.seeds;
        int[] bits = this.bits;
        int scaleBits = this.scaleBits;
        int kept = this.kept;
        for (int i = 0; i < mask.length; i++) {
            int x = seeds[i] + places[i];
            x = (x ^ (x >>> 16)) * 0x85ebca6b;
            x = (x ^ (x >>> 13)) * 0xc2b2ae35;
            x ^= x >>> 16;
            // Below 0, so all ones after the shift, where the number is kept.
            bits[i] = (((x >>> (Integer.SIZE - BITS)) - kept) >> (Integer.SIZE - 1)) & scaleBits;
        }
        floatBits.toFloats(bits, mask, mask.length);
    }
}
