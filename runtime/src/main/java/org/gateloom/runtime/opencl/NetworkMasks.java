package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.BatchMasks;
import org.gateloom.runtime.network.Network;

/** All masks of a network, where its kernel has them. */
final class NetworkMasks {

    private final ModelKernel kernel;
    private final List<Placed> all = new ArrayList<>();

    /** Masks and where they go. */
    private record Placed(BatchMasks masks, int at) {}

    /**
     * Of a network.
     *
     * @param kernel that knows its time steps and rows
     */
    NetworkMasks(Network network, Arrangement arrangement, ModelKernel kernel) {
        this.kernel = kernel;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Cell cell = network.layers().get(layer);
            for (int mask = 0; mask < cell.masks().size(); mask++) {
                int at = arrangement.place(layer, cell.masks().get(mask).name());
                all.add(new Placed(BatchMasks.of(cell, layer, mask, kernel.batch), at));
            }
            double dropped = network.droppedBehind(layer);
            if (dropped > 0) {
                BatchMasks behind = BatchMasks.behind(dropped, layer, cell.outputSize(), kernel.batch);
                all.add(new Placed(behind, arrangement.place(layer, Arrangement.MASK)));
            }
        }
    }

    /** Whether nothing is drawn by chance. */
    boolean none() {
        return all.isEmpty();
    }

    /**
     * Draws them.
     *
     * @param seed another at each step of training
     */
    void draw(long seed) {
        for (Placed one : all) {
            int stride = kernel.rows * one.masks().size();
            one.masks().draw(kernel.time, seed, kernel.masks, one.at(), stride);
        }
    }

    /** Makes them what stands in their place where nothing is drawn. */
    void average() {
        for (Placed one : all) {
            int length = kernel.time * kernel.rows * one.masks().size();
            Arrays.fill(kernel.masks, one.at(), one.at() + length, (float)
                    one.masks().mean());
        }
    }
}
