package org.gateloom.runtime.network;

import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.math.Seeds;

/**
 * The masks of one layer for all rows of a batch at once: the same numbers that {@link Lane}s draw for theirs. For who runs
 * the cell elsewhere.
 */
public final class BatchMasks {

    private final Cell.MaskShape shape;
    private final Chance chance;
    private final float[] step;
    private final int layer;
    private final int mask;

    /**
     * One mask.
     *
     * @param layer its number, from 0
     * @param mask as {@link Cell#masks} counts them
     * @param batch rows
     */
    public BatchMasks(Cell cell, int layer, int mask, int batch) {
        this.shape = cell.masks().get(mask);
        this.layer = layer;
        this.mask = mask;
        this.chance = new Chance(shape.rate(), shape.kept(), new Dropout.Rows(0, batch, batch), shape.size());
        this.step = new float[batch * shape.size()];
    }

    /**
     * Draws.
     *
     * @param seed another at each step of training
     * @param at where the first step goes
     * @param stride from one step's start to the next
     */
    public void draw(int steps, long seed, float[] numbers, int at, int stride) {
        long own = Seeds.of(Seeds.of(Seeds.of(seed, "masks"), layer), mask);
        for (int t = 0; t < steps; t++) {
            if (t == 0 || shape.everyStep()) {
                chance.draw(own, t, step);
            }
            System.arraycopy(step, 0, numbers, at + t * stride, step.length);
        }
    }
}
