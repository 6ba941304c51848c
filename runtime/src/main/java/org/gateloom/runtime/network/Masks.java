package org.gateloom.runtime.network;

import java.util.List;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.math.Seeds;

/** The chance that a cell's file asks for (dropout, zoneout) on one tape: drawn in training, its mean otherwise. */
final class Masks {

    private final Tape tape;
    private final List<Cell.MaskShape> shapes;
    private final Chance[] chances;
    private final float[][] buffers;
    private final int layer;
    private boolean drawn;

    /**
     * For the tape of one layer.
     *
     * @param layer its number
     */
    Masks(Cell cell, Tape tape, Dropout.Rows rows, int layer) {
        this.tape = tape;
        this.layer = layer;
        this.shapes = cell.masks();
        this.chances = shapes.stream()
                .map(shape -> new Chance(shape.rate(), shape.kept(), rows, shape.size()))
                .toArray(Chance[]::new);
        this.buffers = shapes.stream()
                .map(shape -> new float[rows.count() * shape.size()])
                .toArray(float[][]::new);
    }

    /**
     * Draws every mask.
     *
     * @param seed another at each step of training
     */
    void draw(int steps, long seed) {
        for (int i = 0; i < chances.length; i++) {
            FloatValues mask = (FloatValues) tape.mask(i);
            float[] buffer = buffers[i];
            // Apart from what is dropped between layers, which has the numbers of the layers alone.
            long own = Seeds.of(Seeds.of(Seeds.of(seed, "masks"), layer), i);
            for (int step = 0; step < steps; step++) {
                if (step == 0 || shapes.get(i).everyStep()) {
                    chances[i].draw(own, step, buffer);
                }
                mask.write(step * buffer.length, buffer, buffer.length);
            }
        }
        drawn = true;
    }

    /** Makes every mask what it is at evaluation. */
    void settle() {
        if (drawn) {
            for (int i = 0; i < chances.length; i++) {
                tape.mask(i).fill(shapes.get(i).mean());
            }
            drawn = false;
        }
    }
}
