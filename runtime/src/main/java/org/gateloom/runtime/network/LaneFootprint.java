package org.gateloom.runtime.network;

import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Footprint;

/**
 * What a {@link Lane} takes of memory beside the tapes of its cells, of which only who lays them out knows how much they take.
 */
public final class LaneFootprint {

    /** Logits, biases, their gradients' sums, and what cross entropy spreads over them. */
    private static final int BLOCKS_OF_LOGITS = 4;

    private LaneFootprint() {}

    /**
     * What logits and their derivatives take: with many symbols most of all.
     *
     * @param time the most steps
     * @param rows of the lane
     */
    public static Footprint output(Network network, int time, int rows) {
        OutputLayer output = network.output();
        long all = (long) time * rows * output.outputs();
        long block = (long) output.blockRows(time * rows) * output.outputs();
        return new Footprint(BLOCKS_OF_LOGITS * block, all + block).times(Float.BYTES);
    }

    /** What goes from the symbols to the first cell, between the cells and behind them, and the states put aside. */
    public static Footprint links(Network network, int time, int rows) {
        long places = (long) time * rows;
        long vectors = places * network.layers().get(0).inputSize();
        // Symbols and targets; or vectors on their way to the block where they are read, and numbers or classes to be
        // said.
        long said = network.ends() instanceof Ends.Vectors numbersSaid ? numbersSaid.outputs() : 1;
        Footprint numbers = network.readsVectors()
                ? new Footprint(vectors + places * said, vectors)
                : new Footprint(2 * places, network.embeds() ? vectors : 0);
        for (int i = 0; i < network.layers().size(); i++) {
            Cell cell = network.layers().get(i);
            boolean last = i == network.layers().size() - 1;
            long passed = places * cell.outputSize();
            if (network.droppedBehind(i) > 0) {
                // A mask for each number, and the numbers that are left; behind the last layer their derivatives, too.
                numbers = numbers.plus(new Footprint(passed, last ? 2 * passed : passed));
            }
            long states =
                    cell.states().stream().mapToLong(Cell.StateShape::size).sum();
            numbers = numbers.plus(new Footprint((long) rows * cell.outputSize(), rows * states));
        }
        return numbers.times(Float.BYTES);
    }
}
