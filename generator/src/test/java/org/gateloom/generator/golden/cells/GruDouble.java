package org.gateloom.generator.golden.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.generated.SequenceTape;
import org.gateloom.runtime.generated.Sizes;
import org.gateloom.runtime.math.Exact;

/**
 * Gated recurrent unit, reset before the product. The update gate says how much of the old memory stays.
 *
 * <pre>
 * reset = sigmoid(W_x x + W_h prev(h) + b)
 * update = sigmoid(W_x x + W_h prev(h) + b)
 * candidate = tanh(W_x x + W_reset_h (reset * prev(h)) + b)
 * h = update * prev(h) + (1 - update) * candidate
 * </pre>
 *
 * <p>Source: Cho et al. 2014, Learning Phrase Representations using RNN Encoder-Decoder, arXiv 1406.1078v3, equations 5-8
 */
@Generated(
        value = "org.gateloom.generator.Generator",
        comments = "Gateloom 0.1.0, cell 8da82febe4ae7b3c2962f9bf6a2135e29ea573d01f48c713b82f62b83aa6c3a5"
)
public final class GruDouble implements Cell {
    private final Map<String, Integer> sizes;

    private final ParameterTable parameters;

    private GruDouble(Map<String, Integer> given) {
        Sizes asked = new Sizes("Gru", given);
        int sizeIn = asked.required("in");
        int sizeHidden = asked.required("hidden");
        this.sizes = asked.all();
        this.parameters = ParameterTable.EMPTY
                .with("reset.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("reset.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("reset.b", sizeHidden, 0, Initializers.constant(0.0))
                .with("update.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("update.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("update.b", sizeHidden, 0, Initializers.constant(0.0))
                .with("candidate.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("candidate.W_reset_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("candidate.b", sizeHidden, 0, Initializers.constant(0.0));
    }

    /**
     * The cell at these sizes: {@code in} and {@code hidden}.
     */
    public static GruDouble of(Map<String, Integer> sizes) {
        return new GruDouble(sizes);
    }

    @Override
    public String name() {
        return "Gru";
    }

    @Override
    public String digest() {
        return "8da82febe4ae7b3c2962f9bf6a2135e29ea573d01f48c713b82f62b83aa6c3a5";
    }

    @Override
    public Map<String, Integer> sizes() {
        return sizes;
    }

    @Override
    public int inputSize() {
        return sizes.get("in");
    }

    @Override
    public int outputSize() {
        return sizes.get("hidden");
    }

    @Override
    public List<Cell.StateShape> states() {
        return List.of(new Cell.StateShape("h", sizes.get("hidden"), 0.0));
    }

    @Override
    public ParameterTable parameters() {
        return parameters;
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public boolean readsSymbols() {
        return true;
    }

    @Override
    public Tape tape(Parameters block, Sequence input, int time, int rows) {
        return new GruDoubleTape(this, block, input, time, rows);
    }

    @Override
    public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
        Gradients gradients = new Gradients(parameters, gradient);
        lanes.forEach(lane -> ((GruDoubleTape) lane).contribute(gradients));
        return gradients.work();
    }

    /**
     * One lane of rows; arrays are {@code [rows, size]}, one for each step that is kept.
     */
    private static final class GruDoubleTape extends SequenceTape {
        private final int hidden;

        private final int in;

        private final int rowsHidden;

        private final int resetWXAt;

        private final int resetWHAt;

        private final int resetBAt;

        private final int updateWXAt;

        private final int updateWHAt;

        private final int updateBAt;

        private final int candidateWXAt;

        private final int candidateWResetHAt;

        private final int candidateBAt;

        /**
         * reset.b, the same in each row.
         */
        private final double[] resetB;

        /**
         * update.b, the same in each row.
         */
        private final double[] updateB;

        /**
         * candidate.b, the same in each row.
         */
        private final double[] candidateB;

        /**
         * candidate.2: [time, rows, hidden].
         */
        private final DoubleValues candidate2Block;

        /**
         * h: [time + 1, rows, hidden].
         */
        private final DoubleValues hBlock;

        /**
         * d.(output): [time, rows, hidden].
         */
        private final DoubleValues dEmittedBlock;

        /**
         * d.candidate.5: [time, rows, hidden], where reset.4.products was.
         */
        private final DoubleValues dCandidateSumBlock;

        /**
         * d.candidate.2: [rows, hidden].
         */
        private final DoubleValues dCandidate2Block;

        /**
         * d.update.4: [time, rows, hidden], where update.4.products was.
         */
        private final DoubleValues dUpdateSumBlock;

        /**
         * d.reset.4: [time, rows, hidden], where candidate.5.products was.
         */
        private final DoubleValues dResetSumBlock;

        /**
         * d.x: [time, rows, in].
         */
        private final DoubleValues dXBlock;

        /**
         * reset.4.products: [time, rows, hidden].
         */
        private final DoubleValues resetProductsBlock;

        /**
         * update.4.products: [time, rows, hidden].
         */
        private final DoubleValues updateProductsBlock;

        /**
         * candidate.5.products: [time, rows, hidden].
         */
        private final DoubleValues candidateProductsBlock;

        /**
         * d.prev(h).products: [rows, hidden].
         */
        private final DoubleValues dPreviousHProductBlock;

        /**
         * reset: [time, rows, hidden].
         */
        private final double[][] reset;

        /**
         * update: [time, rows, hidden].
         */
        private final double[][] update;

        /**
         * candidate.2: [rows, hidden].
         */
        private final double[] candidate2;

        /**
         * candidate: [time, rows, hidden].
         */
        private final double[][] candidate;

        /**
         * h.1: [rows, hidden].
         */
        private final double[] h1;

        /**
         * h.3: [rows, hidden].
         */
        private final double[] h3;

        /**
         * h: [time + 1, rows, hidden].
         */
        private final double[][] h;

        /**
         * d.(output): [rows, hidden].
         */
        private final double[] dEmitted;

        /**
         * d.h: [rows, hidden].
         */
        private final double[] dH;

        /**
         * d.h.1:2: [rows, hidden].
         */
        private final double[] dH1Part2;

        /**
         * d.candidate.5: [rows, hidden].
         */
        private final double[] dCandidateSum;

        /**
         * d.candidate.2: [rows, hidden].
         */
        private final double[] dCandidate2;

        /**
         * d.candidate.2:2: [rows, hidden].
         */
        private final double[] dCandidate2Part2;

        /**
         * d.update.4: [rows, hidden].
         */
        private final double[] dUpdateSum;

        /**
         * d.reset:3: [rows, hidden].
         */
        private final double[] dResetPart3;

        /**
         * d.reset.4: [rows, hidden].
         */
        private final double[] dResetSum;

        /**
         * d.prev(h): [rows, hidden].
         */
        private final double[] dPreviousH;

        /**
         * reset.4.products: [rows, hidden].
         */
        private final double[] resetProducts;

        /**
         * update.4.products: [rows, hidden].
         */
        private final double[] updateProducts;

        /**
         * candidate.5.products: [rows, hidden].
         */
        private final double[] candidateProducts;

        /**
         * d.prev(h).products: [rows, hidden].
         */
        private final double[] dPreviousHProduct;

        /**
         * Gradient of candidate.b, added over steps.
         */
        private final double[] gradientCandidateB;

        /**
         * Gradient of update.b, added over steps.
         */
        private final double[] gradientUpdateB;

        /**
         * Gradient of reset.b, added over steps.
         */
        private final double[] gradientResetB;

        private GruDoubleTape(GruDouble cell, Parameters parameters, Sequence input, int time,
                int rows) {
            super(cell, parameters, input, time, rows);
            this.hidden = cell.sizes.get("hidden");
            this.in = cell.sizes.get("in");
            this.rowsHidden = rows * hidden;
            this.resetWXAt = cell.parameters.entry("reset.W_x").offset();
            this.resetWHAt = cell.parameters.entry("reset.W_h").offset();
            this.resetBAt = cell.parameters.entry("reset.b").offset();
            this.updateWXAt = cell.parameters.entry("update.W_x").offset();
            this.updateWHAt = cell.parameters.entry("update.W_h").offset();
            this.updateBAt = cell.parameters.entry("update.b").offset();
            this.candidateWXAt = cell.parameters.entry("candidate.W_x").offset();
            this.candidateWResetHAt = cell.parameters.entry("candidate.W_reset_h").offset();
            this.candidateBAt = cell.parameters.entry("candidate.b").offset();
            this.resetB = new double[rowsHidden];
            this.updateB = new double[rowsHidden];
            this.candidateB = new double[rowsHidden];
            this.candidate2Block = new DoubleValues(time * rowsHidden);
            this.hBlock = new DoubleValues((time + 1) * rowsHidden);
            this.dEmittedBlock = (DoubleValues) outputCotangent();
            this.dCandidate2Block = new DoubleValues(rowsHidden);
            this.dXBlock = (DoubleValues) (readsVectors() ? inputCotangent() : null);
            this.resetProductsBlock = new DoubleValues(time * rowsHidden);
            this.updateProductsBlock = new DoubleValues(time * rowsHidden);
            this.candidateProductsBlock = new DoubleValues(time * rowsHidden);
            this.dPreviousHProductBlock = new DoubleValues(rowsHidden);
            this.dCandidateSumBlock = resetProductsBlock;
            this.dUpdateSumBlock = updateProductsBlock;
            this.dResetSumBlock = candidateProductsBlock;
            this.reset = new double[time][rowsHidden];
            this.update = new double[time][rowsHidden];
            this.candidate2 = new double[rowsHidden];
            this.candidate = new double[time][rowsHidden];
            this.h1 = new double[rowsHidden];
            this.h3 = new double[rowsHidden];
            this.h = new double[time + 1][rowsHidden];
            this.dEmitted = new double[rowsHidden];
            this.dH = new double[rowsHidden];
            this.dH1Part2 = new double[rowsHidden];
            this.dCandidateSum = new double[rowsHidden];
            this.dCandidate2 = new double[rowsHidden];
            this.dCandidate2Part2 = new double[rowsHidden];
            this.dUpdateSum = new double[rowsHidden];
            this.dResetPart3 = new double[rowsHidden];
            this.dResetSum = new double[rowsHidden];
            this.dPreviousH = new double[rowsHidden];
            this.resetProducts = new double[rowsHidden];
            this.updateProducts = new double[rowsHidden];
            this.candidateProducts = new double[rowsHidden];
            this.dPreviousHProduct = new double[rowsHidden];
            this.gradientCandidateB = new double[rowsHidden];
            this.gradientUpdateB = new double[rowsHidden];
            this.gradientResetB = new double[rowsHidden];
        }

        @Override
        public List<String> transposed() {
            return readsVectors() ? List.of("candidate.W_reset_h", "update.W_h", "reset.W_h",
                    "candidate.W_x", "update.W_x", "reset.W_x") : List.of("candidate.W_reset_h",
                    "update.W_h", "reset.W_h");
        }

        @Override
        public Values output() {
            return hBlock.slice(rowsHidden, time * rowsHidden);
        }

        @Override
        public void forward(int steps) {
            spread(resetBAt, hidden, resetB);
            spread(updateBAt, hidden, updateB);
            spread(candidateBAt, hidden, candidateB);
            ((DoubleValues) initial(0)).read(0, h[0], rowsHidden);
            hBlock.copy(0, initial(0), 0, rowsHidden);
            // resetProducts = reset.W_x x
            multiplyInput(0, steps, hidden, resetWXAt, resetProductsBlock, 0, false);
            // updateProducts = update.W_x x
            multiplyInput(0, steps, hidden, updateWXAt, updateProductsBlock, 0, false);
            // candidateProducts = candidate.W_x x
            multiplyInput(0, steps, hidden, candidateWXAt, candidateProductsBlock, 0, false);
            for (int t = 0; t < steps; t++) {
                forwardStep(t);
            }
            ((DoubleValues) last(0)).write(0, h[steps], rowsHidden);
        }

        private void forwardStep(int t) {
            // resetProducts += reset.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, resetWHAt,
                    resetProductsBlock, t * rowsHidden, true);
            // updateProducts += update.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, updateWHAt,
                    updateProductsBlock, t * rowsHidden, true);
            updateProductsBlock.read(t * rowsHidden, updateProducts, rowsHidden);
            resetProductsBlock.read(t * rowsHidden, resetProducts, rowsHidden);
            computeReset(rowsHidden, resetProducts, resetB, reset[t]);
            computeUpdate(rowsHidden, updateProducts, updateB, update[t]);
            computeCandidate2AndH1(rowsHidden, reset[t], h[t], candidate2, update[t], h1);
            candidate2Block.write(t * rowsHidden, candidate2, rowsHidden);
            computeH3(rowsHidden, update[t], h3);
            // candidateProducts += candidate.W_reset_h candidate2
            Products.multiply(rows, hidden, hidden, candidate2Block, t * rowsHidden,
                    weights, candidateWResetHAt, candidateProductsBlock, t * rowsHidden, true);
            candidateProductsBlock.read(t * rowsHidden, candidateProducts, rowsHidden);
            computeCandidate(rowsHidden, candidateProducts, candidateB, candidate[t]);
            computeH(rowsHidden, h1, h3, candidate[t], h[t + 1]);
            hBlock.write((t + 1) * rowsHidden, h[t + 1], rowsHidden);
        }

        @Override
        public void backward(int steps) {
            Arrays.fill(gradientCandidateB, 0);
            Arrays.fill(gradientUpdateB, 0);
            Arrays.fill(gradientResetB, 0);
            ((DoubleValues) lastCotangent(0)).read(0, dPreviousH, rowsHidden);
            for (int t = steps - 1; t >= 0; t--) {
                backwardStep(t);
            }
            if (readsVectors()) {
                // dX = candidate.W_xᵀ dCandidateSum + update.W_xᵀ dUpdateSum + reset.W_xᵀ dResetSum
                Products.multiply(steps * rows, in, hidden, dCandidateSumBlock, 0,
                        transposed, candidateWXAt, dXBlock, 0, false);
                Products.multiply(steps * rows, in, hidden, dUpdateSumBlock, 0,
                        transposed, updateWXAt, dXBlock, 0, true);
                Products.multiply(steps * rows, in, hidden, dResetSumBlock, 0,
                        transposed, resetWXAt, dXBlock, 0, true);
            }
            ((DoubleValues) initialCotangent(0)).write(0, dPreviousH, rowsHidden);
        }

        private void backwardStep(int t) {
            dEmittedBlock.read(t * rowsHidden, dEmitted, rowsHidden);
            computeDHAndDH1Part2(rowsHidden, dEmitted, dPreviousH, dH, update[t], dH1Part2);
            computeDCandidateSum(rowsHidden, dH, update[t], candidate[t], dCandidateSum);
            dCandidateSumBlock.write(t * rowsHidden, dCandidateSum, rowsHidden);
            computeDUpdateSum(rowsHidden, dH, candidate[t], h[t], update[t], dUpdateSum);
            dUpdateSumBlock.write(t * rowsHidden, dUpdateSum, rowsHidden);
            computeDResetPart3(rowsHidden, reset[t], dResetPart3, dCandidateSum,
                    gradientCandidateB);
            addUpdateB(rowsHidden, dUpdateSum, gradientUpdateB);
            // dCandidate2 = candidate.W_reset_hᵀ dCandidateSum
            Products.multiply(rows, hidden, hidden, dCandidateSumBlock, t * rowsHidden,
                    transposed, candidateWResetHAt, dCandidate2Block, 0, false);
            dCandidate2Block.read(0, dCandidate2, rowsHidden);
            computeDCandidate2Part2(rowsHidden, dCandidate2, reset[t], dCandidate2Part2);
            computeDResetSum(rowsHidden, dCandidate2, h[t], dResetPart3, dResetSum);
            dResetSumBlock.write(t * rowsHidden, dResetSum, rowsHidden);
            addResetB(rowsHidden, dResetSum, gradientResetB);
            // dPreviousHProduct = update.W_hᵀ dUpdateSum + reset.W_hᵀ dResetSum
            Products.multiply(rows, hidden, hidden, dUpdateSumBlock, t * rowsHidden,
                    transposed, updateWHAt, dPreviousHProductBlock, 0, false);
            Products.multiply(rows, hidden, hidden, dResetSumBlock, t * rowsHidden,
                    transposed, resetWHAt, dPreviousHProductBlock, 0, true);
            dPreviousHProductBlock.read(0, dPreviousHProduct, rowsHidden);
            computeDPreviousH(rowsHidden, dPreviousHProduct, dH1Part2, dCandidate2Part2,
                    dPreviousH);
        }

        private void contribute(Gradients gradients) {
            gradients.matrix("candidate.W_reset_h", dCandidateSumBlock, 0, candidate2Block, 0, rows);
            gradients.input("candidate.W_x", dCandidateSumBlock, 0, input(), rows);
            gradients.matrix("update.W_h", dUpdateSumBlock, 0, hBlock, 0, rows);
            gradients.input("update.W_x", dUpdateSumBlock, 0, input(), rows);
            gradients.matrix("reset.W_h", dResetSumBlock, 0, hBlock, 0, rows);
            gradients.input("reset.W_x", dResetSumBlock, 0, input(), rows);
            gradients.vector("candidate.b", gradientCandidateB);
            gradients.vector("update.b", gradientUpdateB);
            gradients.vector("reset.b", gradientResetB);
        }

        /**
         * reset = sigmoid(resetProducts + reset.b)
         */
        private static void computeReset(int n, double[] resetProducts, double[] resetB,
                double[] reset) {
            for (int i = 0; i < n; i++) {
                reset[i] = Exact.sigmoid(resetProducts[i] + resetB[i]);
            }
        }

        /**
         * update = sigmoid(updateProducts + update.b)
         */
        private static void computeUpdate(int n, double[] updateProducts, double[] updateB,
                double[] update) {
            for (int i = 0; i < n; i++) {
                update[i] = Exact.sigmoid(updateProducts[i] + updateB[i]);
            }
        }

        /**
         * candidate2 = reset * prev(h)
         * h1 = update * prev(h)
         */
        private static void computeCandidate2AndH1(int n, double[] reset, double[] previousH,
                double[] candidate2, double[] update, double[] h1) {
            for (int i = 0; i < n; i++) {
                candidate2[i] = reset[i] * previousH[i];
                h1[i] = update[i] * previousH[i];
            }
        }

        /**
         * h3 = 1 - update
         */
        private static void computeH3(int n, double[] update, double[] h3) {
            for (int i = 0; i < n; i++) {
                h3[i] = 1 - update[i];
            }
        }

        /**
         * candidate = tanh(candidateProducts + candidate.b)
         */
        private static void computeCandidate(int n, double[] candidateProducts, double[] candidateB,
                double[] candidate) {
            for (int i = 0; i < n; i++) {
                candidate[i] = Exact.tanh(candidateProducts[i] + candidateB[i]);
            }
        }

        /**
         * h = h1 + (h3 * candidate)
         */
        private static void computeH(int n, double[] h1, double[] h3, double[] candidate,
                double[] h) {
            for (int i = 0; i < n; i++) {
                h[i] = h1[i] + (h3[i] * candidate[i]);
            }
        }

        /**
         * dH = dEmitted + dPreviousH
         * dH1Part2 = dH * update
         */
        private static void computeDHAndDH1Part2(int n, double[] dEmitted, double[] dPreviousH,
                double[] dH, double[] update, double[] dH1Part2) {
            for (int i = 0; i < n; i++) {
                dH[i] = dEmitted[i] + dPreviousH[i];
                dH1Part2[i] = dH[i] * update[i];
            }
        }

        /**
         * dCandidateSum = (dH * (1 - update)) * (1 - square(candidate))
         */
        private static void computeDCandidateSum(int n, double[] dH, double[] update,
                double[] candidate, double[] dCandidateSum) {
            for (int i = 0; i < n; i++) {
                dCandidateSum[i] = (dH[i] * (1 - update[i])) * (1 - Exact.square(candidate[i]));
            }
        }

        /**
         * dUpdateSum = (negate(dH * candidate) + (dH * prev(h))) * (update * (1 - update))
         */
        private static void computeDUpdateSum(int n, double[] dH, double[] candidate,
                double[] previousH, double[] update, double[] dUpdateSum) {
            for (int i = 0; i < n; i++) {
                dUpdateSum[i] = (-(dH[i] * candidate[i]) + (dH[i] * previousH[i])) * (update[i] * (1 - update[i]));
            }
        }

        /**
         * dResetPart3 = reset * (1 - reset)
         * gradient candidate.b += dCandidateSum
         */
        private static void computeDResetPart3(int n, double[] reset, double[] dResetPart3,
                double[] dCandidateSum, double[] gradientCandidateB) {
            for (int i = 0; i < n; i++) {
                dResetPart3[i] = reset[i] * (1 - reset[i]);
                gradientCandidateB[i] += dCandidateSum[i];
            }
        }

        /**
         * gradient update.b += dUpdateSum
         */
        private static void addUpdateB(int n, double[] dUpdateSum, double[] gradientUpdateB) {
            for (int i = 0; i < n; i++) {
                gradientUpdateB[i] += dUpdateSum[i];
            }
        }

        /**
         * dCandidate2Part2 = dCandidate2 * reset
         */
        private static void computeDCandidate2Part2(int n, double[] dCandidate2, double[] reset,
                double[] dCandidate2Part2) {
            for (int i = 0; i < n; i++) {
                dCandidate2Part2[i] = dCandidate2[i] * reset[i];
            }
        }

        /**
         * dResetSum = (dCandidate2 * prev(h)) * dResetPart3
         */
        private static void computeDResetSum(int n, double[] dCandidate2, double[] previousH,
                double[] dResetPart3, double[] dResetSum) {
            for (int i = 0; i < n; i++) {
                dResetSum[i] = (dCandidate2[i] * previousH[i]) * dResetPart3[i];
            }
        }

        /**
         * gradient reset.b += dResetSum
         */
        private static void addResetB(int n, double[] dResetSum, double[] gradientResetB) {
            for (int i = 0; i < n; i++) {
                gradientResetB[i] += dResetSum[i];
            }
        }

        /**
         * dPreviousH = dPreviousHProduct + dH1Part2 + dCandidate2Part2
         */
        private static void computeDPreviousH(int n, double[] dPreviousHProduct, double[] dH1Part2,
                double[] dCandidate2Part2, double[] dPreviousH) {
            for (int i = 0; i < n; i++) {
                dPreviousH[i] = dPreviousHProduct[i] + dH1Part2[i] + dCandidate2Part2[i];
            }
        }
    }
}
