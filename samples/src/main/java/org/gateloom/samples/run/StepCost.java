package org.gateloom.samples.run;

import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;

/**
 * The floating-point operations of a training step, forward and backward: those of its cells as {@link Cost} counts them
 * in the program that is run, and the products of the output layer. A multiplication and an addition are two operations; a
 * look-up of a symbol costs what it adds. The softmax, clipping and the optimizer are left out: they are the same for each
 * cell of a width, and little.
 */
public final class StepCost {

    private StepCost() {}

    /**
     * Operations of a step.
     *
     * @param plan of the network's cell
     * @param rows that a step computes, over all streams, as {@link Lesson#rowsOfAStep} counts them
     */
    public static long of(Network network, LaidOut plan, double rows) {
        long character = 0;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Cell cell = network.layers().get(layer);
            boolean symbols = layer == 0 && !network.embeds() && !network.readsVectors();
            character += Cost.of(plan, new Cost.Setting(cell.sizes(), 1, Precision.FLOAT, symbols))
                    .operations();
        }
        if (network.embeds()) {
            character += network.layers().get(0).inputSize();
        }
        long read = network.layers().get(network.layers().size() - 1).outputSize();
        // The logits, the gradient of what they are made of, and that of the matrix; the bias, and its gradient.
        character += (3 * 2 * read + 2) * network.ends().outputs();
        return Math.round(character * rows);
    }
}
