package org.gateloom.runtime.network;

import java.util.Arrays;
import java.util.List;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.generated.Initializers;

/**
 * From what the last cell emits to the network's outputs, the logits of symbols or the numbers that are said, and from
 * these to the loss: {@code z = W h + b}.
 *
 * @param hidden elements of {@code h}
 * @param outputs elements of {@code z}
 */
record OutputLayer(int hidden, int outputs) {

    static final String WEIGHTS = "W";
    private static final String BIAS = "b";

    /** So many multiply-adds a block of rows has at most, as long as it has at least {@link #LEAST_ROWS}. */
    private static final int BLOCK = 1_000_000;

    private static final int LEAST_ROWS = 16;
    private static final int MOST_ROWS = 256;

    /** {@code W} uniform by its fan-in and {@code b} 0, so that an untrained network finds all symbols about as likely. */
    ParameterTable parameters() {
        return ParameterTable.EMPTY
                .with(WEIGHTS, outputs, hidden, Initializers.fanIn())
                .with(BIAS, outputs, 0, Initializers.constant(0));
    }

    /** How many rows are computed at once: as many as stay in the cache together. Depends on the layer's sizes alone. */
    int blockRows(int rows) {
        long fitting = BLOCK / ((long) hidden * outputs);
        return (int) Math.min(rows, Math.max(LEAST_ROWS, Math.min(MOST_ROWS, fitting)));
    }

    /** The gradients of {@code W} and {@code b} over all lanes, in pieces. */
    List<GradientWork> gradients(List<Memory> lanes, FloatValues gradient) {
        Gradients gradients = new Gradients(parameters(), gradient);
        for (Memory lane : lanes) {
            gradients.matrix(WEIGHTS, lane.cotangent, 0, lane.input, 0, lane.rows);
            gradients.vector(BIAS, lane.biasSums);
        }
        return gradients.work();
    }

    /** The layer's memory in a lane. Rows are handled in blocks, each from product to product while it is in the cache. */
    static final class Memory {

        private final OutputLayer layer;
        private final FloatValues weights;
        private final FloatValues transposed;
        private final FloatValues input;
        private final int rows;
        private final int blockRows;
        private final int biasAt;

        /** Derivative of the loss by the logits, [time, rows, outputs]. */
        private final FloatValues cotangent;

        private final FloatValues logits;
        private final float[] block;
        private final float[] bias;
        private final float[] biasSums;
        private final Loss cost;

        /**
         * For one lane.
         *
         * @param weights the layer's parameters
         * @param input h, [time, rows, hidden]
         * @param time the most steps
         * @param rows of the lane
         * @param cost of the lane's targets
         */
        Memory(OutputLayer layer, Parameters weights, FloatValues input, int time, int rows, Loss cost) {
            this.layer = layer;
            this.weights = (FloatValues) weights.values();
            this.transposed = (FloatValues) weights.transposed();
            this.input = input;
            this.rows = rows;
            this.blockRows = layer.blockRows(time * rows);
            this.biasAt = layer.parameters().entry(BIAS).offset();
            this.cotangent = new FloatValues(Math.multiplyExact(time * rows, layer.outputs));
            this.logits = new FloatValues(blockRows * layer.outputs);
            this.block = new float[blockRows * layer.outputs];
            this.bias = new float[blockRows * layer.outputs];
            this.biasSums = new float[blockRows * layer.outputs];
            this.cost = cost;
        }

        /** The sum of the losses of all rows over so many steps. */
        double loss(int steps) {
            spreadBias();
            double loss = 0;
            for (int from = 0; from < steps * rows; from += blockRows) {
                int count = Math.min(blockRows, steps * rows - from);
                multiply(from, count);
                loss += cost.loss(block, count, from);
            }
            return loss;
        }

        /**
         * The same, with derivatives.
         *
         * @param scale of the derivatives
         * @param inputCotangent filled with the derivative by h, [steps, rows, hidden]
         */
        double differentiate(int steps, float scale, FloatValues inputCotangent) {
            spreadBias();
            Arrays.fill(biasSums, 0);
            double loss = 0;
            for (int from = 0; from < steps * rows; from += blockRows) {
                int count = Math.min(blockRows, steps * rows - from);
                multiply(from, count);
                loss += cost.differentiate(block, count, from, scale);
                int length = count * layer.outputs;
                for (int i = 0; i < length; i++) {
                    biasSums[i] += block[i];
                }
                cotangent.write(from * layer.outputs, block, length);
                Products.multiply(
                        count,
                        layer.hidden,
                        layer.outputs,
                        cotangent,
                        from * layer.outputs,
                        transposed,
                        0,
                        inputCotangent,
                        from * layer.hidden,
                        false);
            }
            return loss;
        }

        /** How many targets of all rows are said rightly over so many steps. */
        int right(int steps) {
            spreadBias();
            int right = 0;
            for (int from = 0; from < steps * rows; from += blockRows) {
                int count = Math.min(blockRows, steps * rows - from);
                multiply(from, count);
                right += cost.right(block, count, from);
            }
            return right;
        }

        /**
         * The logits of one row.
         *
         * @param row of [steps, rows]
         * @param target filled with them
         */
        void logits(int row, float[] target) {
            weights.read(biasAt, bias, layer.outputs);
            multiply(row, 1);
            System.arraycopy(block, 0, target, 0, layer.outputs);
        }

        /** Puts the logits of some rows into {@link #block}. */
        private void multiply(int from, int count) {
            int length = count * layer.outputs;
            logits.write(0, bias, length);
            Products.multiply(
                    count, layer.outputs, layer.hidden, input, from * layer.hidden, weights, 0, logits, 0, true);
            logits.read(0, block, length);
        }

        /** Repeats b for each row of a block, so that logits can start from it. */
        private void spreadBias() {
            weights.read(biasAt, bias, layer.outputs);
            for (int row = 1; row < blockRows; row++) {
                System.arraycopy(bias, 0, bias, row * layer.outputs, layer.outputs);
            }
        }
    }
}
