package org.gateloom.runtime.network;

import java.util.function.LongUnaryOperator;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.math.Seeds;

/**
 * What is drawn by chance for all rows of a batch at once: the same numbers that {@link Lane}s draw for theirs. For who runs
 * the cells elsewhere.
 */
public final class BatchMasks {

    private final Chance chance;
    private final boolean everyStep;
    private final LongUnaryOperator ownSeed;
    private final double mean;
    private final int size;
    private final float[] step;

    private BatchMasks(
            double rate, double kept, double mean, boolean everyStep, int size, int batch, LongUnaryOperator ownSeed) {
        this.chance = new Chance(rate, kept, new Dropout.Rows(0, batch, batch), size);
        this.everyStep = everyStep;
        this.ownSeed = ownSeed;
        this.mean = mean;
        this.size = size;
        this.step = new float[batch * size];
    }

    /**
     * A mask that a cell's file asks for.
     *
     * @param layer its number, from 0
     * @param mask as {@link Cell#masks} counts them
     * @param batch rows
     */
    public static BatchMasks of(Cell cell, int layer, int mask, int batch) {
        Cell.MaskShape shape = cell.masks().get(mask);
        return new BatchMasks(
                shape.rate(),
                shape.kept(),
                shape.mean(),
                shape.everyStep(),
                shape.size(),
                batch,
                seed -> Seeds.of(Seeds.of(Seeds.of(seed, "masks"), layer), mask));
    }

    /**
     * What is dropped of what a layer emits.
     *
     * @param probability of a number to be dropped, from 0 to below 1
     * @param layer its number, from 0
     * @param size numbers of a row
     * @param batch rows
     */
    public static BatchMasks behind(double probability, int layer, int size, int batch) {
        return new BatchMasks(probability, 1 / (1 - probability), 1, true, size, batch, seed -> Seeds.of(seed, layer));
    }

    /** Numbers of a row. */
    public int size() {
        return size;
    }

    /** What stands in its place where nothing is drawn. */
    public double mean() {
        return mean;
    }

    /**
     * Draws.
     *
     * @param seed another at each step of training
     * @param at where the first step goes
     * @param stride from one step's start to the next
     */
    public void draw(int steps, long seed, float[] numbers, int at, int stride) {
        long own = ownSeed.applyAsLong(seed);
        for (int t = 0; t < steps; t++) {
            if (t == 0 || everyStep) {
                chance.draw(own, t, step);
            }
            System.arraycopy(step, 0, numbers, at + t * stride, step.length);
        }
    }
}
