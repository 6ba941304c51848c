package org.gateloom.runtime.network;

import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.math.Seeds;

/**
 * The connection from what a layer emits to what the next one reads, in a lane: in training each number is dropped (set
 * to 0) with some probability, the others are divided by one minus it, so that their expectation stays; otherwise
 * numbers pass as they are. Srivastava, Hinton and others 2014, in the inverted form. What is dropped depends on the
 * seed, the layer, the step and the row in the batch: not on how the batch is cut into lanes.
 */
final class Dropout {

    /** Where a lane's rows lie in the batch. */
    record Rows(int first, int count, int batch) {}

    private final FloatValues source;
    private final FloatValues output;
    private final int layer;
    private final float[][] masks;
    private final float[] buffer;

    /** Absent where nothing is ever dropped. */
    private final Chance chance;

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
        this.masks = drops ? new float[time][rows.count * size] : new float[0][];
        this.buffer = new float[rows.count * size];
        this.chance = drops ? new Chance(probability, 1 / (1 - probability), rows, size) : null;
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
            float[] mask = masks[step];
            chance.draw(layerSeed, step, mask);
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
}
