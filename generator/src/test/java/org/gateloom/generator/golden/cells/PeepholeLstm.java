package org.gateloom.generator.golden.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
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
import org.gateloom.runtime.math.Fast;

/**
 * LSTM with peepholes. Each gate sees the memory through a diagonal weight, the output gate the new one.
 *
 * <pre>
 * forget = sigmoid(W_x x + W_h prev(h) + d_c * prev(c) + b)
 * input = sigmoid(W_x x + W_h prev(h) + d_c * prev(c) + b)
 * candidate = tanh(W_x x + W_h prev(h) + b)
 * c = forget * prev(c) + input * candidate
 * output = sigmoid(W_x x + W_h prev(h) + d_c * c + b)
 * h = output * tanh(c)
 * </pre>
 *
 * <p>Source: Gers, Schmidhuber 2000, Recurrent Nets that Time and Count, IJCNN, 189-194
 *
 * <p>Source: Gers, Schraudolph, Schmidhuber 2002, Learning Precise Timing with LSTM Recurrent Networks, JMLR 3, 115-143
 *
 * <p>Source: Greff et al. 2017, LSTM - A Search Space Odyssey, IEEE TNNLS 28(10), 2222-2232, section II
 *
 * <p>Source: Gers, Schmidhuber, Cummins 2000, Learning to Forget, Neural Computation 12(10), 2451-2471
 */
@Generated(
        value = "org.gateloom.generator.Generator",
        comments = "Gateloom 0.1.0, cell 9625d4e3f5ca982d74eef8f7b13e28d01c9f3334fe0bc17254a1d5104e6be846"
)
public final class PeepholeLstm implements Cell {
    private final Map<String, Integer> sizes;

    private final ParameterTable parameters;

    private PeepholeLstm(Map<String, Integer> given) {
        Sizes asked = new Sizes("PeepholeLstm", given);
        int sizeIn = asked.required("in");
        int sizeHidden = asked.required("hidden");
        this.sizes = asked.all();
        this.parameters = ParameterTable.EMPTY
                .with("forget.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("forget.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("forget.d_c", sizeHidden, 0, Initializers.uniform(-0.1, 0.1))
                .with("forget.b", sizeHidden, 0, Initializers.constant(1.0))
                .with("input.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("input.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("input.d_c", sizeHidden, 0, Initializers.uniform(-0.1, 0.1))
                .with("input.b", sizeHidden, 0, Initializers.constant(0.0))
                .with("candidate.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("candidate.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("candidate.b", sizeHidden, 0, Initializers.constant(0.0))
                .with("output.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("output.W_h", sizeHidden, sizeHidden, Initializers.glorot())
                .with("output.d_c", sizeHidden, 0, Initializers.uniform(-0.1, 0.1))
                .with("output.b", sizeHidden, 0, Initializers.constant(0.0));
    }

    /**
     * The cell at these sizes: {@code in} and {@code hidden}.
     */
    public static PeepholeLstm of(Map<String, Integer> sizes) {
        return new PeepholeLstm(sizes);
    }

    @Override
    public String name() {
        return "PeepholeLstm";
    }

    @Override
    public String digest() {
        return "9625d4e3f5ca982d74eef8f7b13e28d01c9f3334fe0bc17254a1d5104e6be846";
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
        return List.of(new Cell.StateShape("h", sizes.get("hidden"), 0.0),
                new Cell.StateShape("c", sizes.get("hidden"), 0.0));
    }

    @Override
    public ParameterTable parameters() {
        return parameters;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public boolean readsSymbols() {
        return true;
    }

    @Override
    public Tape tape(Parameters block, Sequence input, int time, int rows) {
        return new PeepholeLstmTape(this, block, input, time, rows);
    }

    @Override
    public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
        Gradients gradients = new Gradients(parameters, gradient);
        lanes.forEach(lane -> ((PeepholeLstmTape) lane).contribute(gradients));
        return gradients.work();
    }

    /**
     * One lane of rows; arrays are {@code [rows, size]}, one for each step that is kept.
     */
    private static final class PeepholeLstmTape extends SequenceTape {
        private final int hidden;

        private final int in;

        private final int rowsHidden;

        private final int forgetWXAt;

        private final int forgetWHAt;

        private final int forgetDCAt;

        private final int forgetBAt;

        private final int inputWXAt;

        private final int inputWHAt;

        private final int inputDCAt;

        private final int inputBAt;

        private final int candidateWXAt;

        private final int candidateWHAt;

        private final int candidateBAt;

        private final int outputWXAt;

        private final int outputWHAt;

        private final int outputDCAt;

        private final int outputBAt;

        /**
         * forget.d_c, the same in each row.
         */
        private final float[] forgetDC;

        /**
         * input.d_c, the same in each row.
         */
        private final float[] inputDC;

        /**
         * forget.b, the same in each row.
         */
        private final float[] forgetB;

        /**
         * input.b, the same in each row.
         */
        private final float[] inputB;

        /**
         * candidate.b, the same in each row.
         */
        private final float[] candidateB;

        /**
         * output.d_c, the same in each row.
         */
        private final float[] outputDC;

        /**
         * output.b, the same in each row.
         */
        private final float[] outputB;

        /**
         * h: [time + 1, rows, hidden].
         */
        private final FloatValues hBlock;

        /**
         * d.(output): [time, rows, hidden].
         */
        private final FloatValues dEmittedBlock;

        /**
         * d.output.6: [time, rows, hidden], where forget.6.products was.
         */
        private final FloatValues dOutputSumBlock;

        /**
         * d.candidate.4: [time, rows, hidden], where candidate.4.products was.
         */
        private final FloatValues dCandidateSumBlock;

        /**
         * d.input.6: [time, rows, hidden], where input.6.products was.
         */
        private final FloatValues dInputSumBlock;

        /**
         * d.forget.6: [time, rows, hidden], where output.6.products was.
         */
        private final FloatValues dForgetSumBlock;

        /**
         * d.x: [time, rows, in].
         */
        private final FloatValues dXBlock;

        /**
         * d.prev(h): [rows, hidden].
         */
        private final FloatValues dPreviousHBlock;

        /**
         * forget.6.products: [time, rows, hidden].
         */
        private final FloatValues forgetProductsBlock;

        /**
         * input.6.products: [time, rows, hidden].
         */
        private final FloatValues inputProductsBlock;

        /**
         * candidate.4.products: [time, rows, hidden].
         */
        private final FloatValues candidateProductsBlock;

        /**
         * output.6.products: [time, rows, hidden].
         */
        private final FloatValues outputProductsBlock;

        /**
         * forget.4: [rows, hidden].
         */
        private final float[] forget4;

        /**
         * forget: [time, rows, hidden].
         */
        private final float[][] forget;

        /**
         * input.4: [rows, hidden].
         */
        private final float[] input4;

        /**
         * input: [time, rows, hidden].
         */
        private final float[][] input_;

        /**
         * candidate: [time, rows, hidden].
         */
        private final float[][] candidate;

        /**
         * c: [time + 1, rows, hidden].
         */
        private final float[][] c;

        /**
         * output.4: [rows, hidden].
         */
        private final float[] output4;

        /**
         * output: [time, rows, hidden].
         */
        private final float[][] output_;

        /**
         * h.1: [time, rows, hidden].
         */
        private final float[][] h1;

        /**
         * h: [rows, hidden].
         */
        private final float[] h;

        /**
         * d.(output): [rows, hidden].
         */
        private final float[] dEmitted;

        /**
         * d.h: [rows, hidden].
         */
        private final float[] dH;

        /**
         * d.output.6: [rows, hidden].
         */
        private final float[] dOutputSum;

        /**
         * d.c: [rows, hidden].
         */
        private final float[] dC;

        /**
         * d.candidate.4: [rows, hidden].
         */
        private final float[] dCandidateSum;

        /**
         * d.input.6: [rows, hidden].
         */
        private final float[] dInputSum;

        /**
         * d.forget.6: [rows, hidden].
         */
        private final float[] dForgetSum;

        /**
         * d.prev(h): [rows, hidden].
         */
        private final float[] dPreviousH;

        /**
         * d.prev(c): [rows, hidden].
         */
        private final float[] dPreviousC;

        /**
         * forget.6.products: [rows, hidden].
         */
        private final float[] forgetProducts;

        /**
         * input.6.products: [rows, hidden].
         */
        private final float[] inputProducts;

        /**
         * candidate.4.products: [rows, hidden].
         */
        private final float[] candidateProducts;

        /**
         * output.6.products: [rows, hidden].
         */
        private final float[] outputProducts;

        /**
         * Gradient of output.b, added over steps.
         */
        private final float[] gradientOutputB;

        /**
         * Gradient of output.d_c, added over steps.
         */
        private final float[] gradientOutputDC;

        /**
         * Gradient of candidate.b, added over steps.
         */
        private final float[] gradientCandidateB;

        /**
         * Gradient of input.b, added over steps.
         */
        private final float[] gradientInputB;

        /**
         * Gradient of input.d_c, added over steps.
         */
        private final float[] gradientInputDC;

        /**
         * Gradient of forget.b, added over steps.
         */
        private final float[] gradientForgetB;

        /**
         * Gradient of forget.d_c, added over steps.
         */
        private final float[] gradientForgetDC;

        private PeepholeLstmTape(PeepholeLstm cell, Parameters parameters, Sequence input, int time,
                int rows) {
            super(cell, parameters, input, time, rows);
            this.hidden = cell.sizes.get("hidden");
            this.in = cell.sizes.get("in");
            this.rowsHidden = rows * hidden;
            this.forgetWXAt = cell.parameters.entry("forget.W_x").offset();
            this.forgetWHAt = cell.parameters.entry("forget.W_h").offset();
            this.forgetDCAt = cell.parameters.entry("forget.d_c").offset();
            this.forgetBAt = cell.parameters.entry("forget.b").offset();
            this.inputWXAt = cell.parameters.entry("input.W_x").offset();
            this.inputWHAt = cell.parameters.entry("input.W_h").offset();
            this.inputDCAt = cell.parameters.entry("input.d_c").offset();
            this.inputBAt = cell.parameters.entry("input.b").offset();
            this.candidateWXAt = cell.parameters.entry("candidate.W_x").offset();
            this.candidateWHAt = cell.parameters.entry("candidate.W_h").offset();
            this.candidateBAt = cell.parameters.entry("candidate.b").offset();
            this.outputWXAt = cell.parameters.entry("output.W_x").offset();
            this.outputWHAt = cell.parameters.entry("output.W_h").offset();
            this.outputDCAt = cell.parameters.entry("output.d_c").offset();
            this.outputBAt = cell.parameters.entry("output.b").offset();
            this.forgetDC = new float[rowsHidden];
            this.inputDC = new float[rowsHidden];
            this.forgetB = new float[rowsHidden];
            this.inputB = new float[rowsHidden];
            this.candidateB = new float[rowsHidden];
            this.outputDC = new float[rowsHidden];
            this.outputB = new float[rowsHidden];
            this.hBlock = new FloatValues((time + 1) * rowsHidden);
            this.dEmittedBlock = (FloatValues) outputCotangent();
            this.dXBlock = (FloatValues) (readsVectors() ? inputCotangent() : null);
            this.dPreviousHBlock = new FloatValues(rowsHidden);
            this.forgetProductsBlock = new FloatValues(time * rowsHidden);
            this.inputProductsBlock = new FloatValues(time * rowsHidden);
            this.candidateProductsBlock = new FloatValues(time * rowsHidden);
            this.outputProductsBlock = new FloatValues(time * rowsHidden);
            this.dOutputSumBlock = forgetProductsBlock;
            this.dInputSumBlock = inputProductsBlock;
            this.dCandidateSumBlock = candidateProductsBlock;
            this.dForgetSumBlock = outputProductsBlock;
            this.forget4 = new float[rowsHidden];
            this.forget = new float[time][rowsHidden];
            this.input4 = new float[rowsHidden];
            this.input_ = new float[time][rowsHidden];
            this.candidate = new float[time][rowsHidden];
            this.c = new float[time + 1][rowsHidden];
            this.output4 = new float[rowsHidden];
            this.output_ = new float[time][rowsHidden];
            this.h1 = new float[time][rowsHidden];
            this.h = new float[rowsHidden];
            this.dEmitted = new float[rowsHidden];
            this.dH = new float[rowsHidden];
            this.dOutputSum = new float[rowsHidden];
            this.dC = new float[rowsHidden];
            this.dCandidateSum = new float[rowsHidden];
            this.dInputSum = new float[rowsHidden];
            this.dForgetSum = new float[rowsHidden];
            this.dPreviousH = new float[rowsHidden];
            this.dPreviousC = new float[rowsHidden];
            this.forgetProducts = new float[rowsHidden];
            this.inputProducts = new float[rowsHidden];
            this.candidateProducts = new float[rowsHidden];
            this.outputProducts = new float[rowsHidden];
            this.gradientOutputB = new float[rowsHidden];
            this.gradientOutputDC = new float[rowsHidden];
            this.gradientCandidateB = new float[rowsHidden];
            this.gradientInputB = new float[rowsHidden];
            this.gradientInputDC = new float[rowsHidden];
            this.gradientForgetB = new float[rowsHidden];
            this.gradientForgetDC = new float[rowsHidden];
        }

        @Override
        public List<String> transposed() {
            return readsVectors() ? List.of("output.W_h", "candidate.W_h", "input.W_h",
                    "forget.W_h", "output.W_x", "candidate.W_x", "input.W_x", "forget.W_x")
                    : List.of("output.W_h", "candidate.W_h", "input.W_h", "forget.W_h");
        }

        @Override
        public Values output() {
            return hBlock.slice(rowsHidden, time * rowsHidden);
        }

        @Override
        public void forward(int steps) {
            spread(forgetDCAt, hidden, forgetDC);
            spread(inputDCAt, hidden, inputDC);
            spread(forgetBAt, hidden, forgetB);
            spread(inputBAt, hidden, inputB);
            spread(candidateBAt, hidden, candidateB);
            spread(outputDCAt, hidden, outputDC);
            spread(outputBAt, hidden, outputB);
            hBlock.copy(0, initial(0), 0, rowsHidden);
            ((FloatValues) initial(1)).read(0, c[0], rowsHidden);
            // forgetProducts = forget.W_x x
            multiplyInput(0, steps, hidden, forgetWXAt, forgetProductsBlock, 0, false);
            // inputProducts = input.W_x x
            multiplyInput(0, steps, hidden, inputWXAt, inputProductsBlock, 0, false);
            // candidateProducts = candidate.W_x x
            multiplyInput(0, steps, hidden, candidateWXAt, candidateProductsBlock, 0, false);
            // outputProducts = output.W_x x
            multiplyInput(0, steps, hidden, outputWXAt, outputProductsBlock, 0, false);
            for (int t = 0; t < steps; t++) {
                forwardStep(t);
            }
            ((FloatValues) last(0)).write(0, h, rowsHidden);
            ((FloatValues) last(1)).write(0, c[steps], rowsHidden);
        }

        private void forwardStep(int t) {
            // forgetProducts += forget.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, forgetWHAt,
                    forgetProductsBlock, t * rowsHidden, true);
            // inputProducts += input.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, inputWHAt,
                    inputProductsBlock, t * rowsHidden, true);
            // candidateProducts += candidate.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, candidateWHAt,
                    candidateProductsBlock, t * rowsHidden, true);
            // outputProducts += output.W_h prev(h)
            Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, outputWHAt,
                    outputProductsBlock, t * rowsHidden, true);
            outputProductsBlock.read(t * rowsHidden, outputProducts, rowsHidden);
            candidateProductsBlock.read(t * rowsHidden, candidateProducts, rowsHidden);
            inputProductsBlock.read(t * rowsHidden, inputProducts, rowsHidden);
            forgetProductsBlock.read(t * rowsHidden, forgetProducts, rowsHidden);
            computeForget4AndInput4(rowsHidden, forgetDC, c[t], forget4, inputDC, input4);
            computeForget(rowsHidden, forgetProducts, forget4, forgetB, forget[t]);
            computeInput_(rowsHidden, inputProducts, input4, inputB, input_[t]);
            computeCandidate(rowsHidden, candidateProducts, candidateB, candidate[t]);
            computeC(rowsHidden, forget[t], c[t], input_[t], candidate[t], c[t + 1]);
            computeOutput4(rowsHidden, outputDC, c[t + 1], output4);
            computeOutput_(rowsHidden, outputProducts, output4, outputB, output_[t]);
            computeH1(rowsHidden, c[t + 1], h1[t]);
            computeH(rowsHidden, output_[t], h1[t], h);
            hBlock.write((t + 1) * rowsHidden, h, rowsHidden);
        }

        @Override
        public void backward(int steps) {
            Arrays.fill(gradientOutputB, 0);
            Arrays.fill(gradientOutputDC, 0);
            Arrays.fill(gradientCandidateB, 0);
            Arrays.fill(gradientInputB, 0);
            Arrays.fill(gradientInputDC, 0);
            Arrays.fill(gradientForgetB, 0);
            Arrays.fill(gradientForgetDC, 0);
            ((FloatValues) lastCotangent(0)).read(0, dPreviousH, rowsHidden);
            ((FloatValues) lastCotangent(1)).read(0, dPreviousC, rowsHidden);
            for (int t = steps - 1; t >= 0; t--) {
                backwardStep(t);
            }
            if (readsVectors()) {
                // dX = output.W_xᵀ dOutputSum + candidate.W_xᵀ dCandidateSum + input.W_xᵀ dInputSum + forget.W_xᵀ dForgetSum
                Products.multiply(steps * rows, in, hidden, dOutputSumBlock, 0,
                        transposed, outputWXAt, dXBlock, 0, false);
                Products.multiply(steps * rows, in, hidden, dCandidateSumBlock, 0,
                        transposed, candidateWXAt, dXBlock, 0, true);
                Products.multiply(steps * rows, in, hidden, dInputSumBlock, 0,
                        transposed, inputWXAt, dXBlock, 0, true);
                Products.multiply(steps * rows, in, hidden, dForgetSumBlock, 0,
                        transposed, forgetWXAt, dXBlock, 0, true);
            }
            ((FloatValues) initialCotangent(0)).write(0, dPreviousH, rowsHidden);
            ((FloatValues) initialCotangent(1)).write(0, dPreviousC, rowsHidden);
        }

        private void backwardStep(int t) {
            dEmittedBlock.read(t * rowsHidden, dEmitted, rowsHidden);
            computeDHAndDOutputSum(rowsHidden, dEmitted, dPreviousH, dH, h1[t], output_[t],
                    dOutputSum);
            dOutputSumBlock.write(t * rowsHidden, dOutputSum, rowsHidden);
            computeDC(rowsHidden, dPreviousC, dH, output_[t], h1[t], dOutputSum, outputDC, dC);
            computeDCandidateSumAndDInputSum(rowsHidden, dC, input_[t], candidate[t], dCandidateSum,
                    dInputSum);
            dInputSumBlock.write(t * rowsHidden, dInputSum, rowsHidden);
            dCandidateSumBlock.write(t * rowsHidden, dCandidateSum, rowsHidden);
            computeDForgetSum(rowsHidden, dC, c[t], forget[t], dForgetSum);
            dForgetSumBlock.write(t * rowsHidden, dForgetSum, rowsHidden);
            addOutputB(rowsHidden, dOutputSum, gradientOutputB, c[t + 1], gradientOutputDC);
            addCandidateB(rowsHidden, dCandidateSum, gradientCandidateB, dInputSum, gradientInputB);
            addInputDC(rowsHidden, dInputSum, c[t], gradientInputDC, dForgetSum, gradientForgetB);
            addForgetDC(rowsHidden, dForgetSum, c[t], gradientForgetDC);
            computeDPreviousC(rowsHidden, dC, forget[t], dInputSum, inputDC, dForgetSum, forgetDC,
                    dPreviousC);
            // dPreviousH = output.W_hᵀ dOutputSum + candidate.W_hᵀ dCandidateSum + input.W_hᵀ dInputSum + forget.W_hᵀ dForgetSum
            Products.multiply(rows, hidden, hidden, dOutputSumBlock, t * rowsHidden,
                    transposed, outputWHAt, dPreviousHBlock, 0, false);
            Products.multiply(rows, hidden, hidden, dCandidateSumBlock, t * rowsHidden,
                    transposed, candidateWHAt, dPreviousHBlock, 0, true);
            Products.multiply(rows, hidden, hidden, dInputSumBlock, t * rowsHidden,
                    transposed, inputWHAt, dPreviousHBlock, 0, true);
            Products.multiply(rows, hidden, hidden, dForgetSumBlock, t * rowsHidden,
                    transposed, forgetWHAt, dPreviousHBlock, 0, true);
            dPreviousHBlock.read(0, dPreviousH, rowsHidden);
        }

        private void contribute(Gradients gradients) {
            gradients.matrix("output.W_h", dOutputSumBlock, 0, hBlock, 0, rows);
            gradients.input("output.W_x", dOutputSumBlock, 0, input(), rows);
            gradients.matrix("candidate.W_h", dCandidateSumBlock, 0, hBlock, 0, rows);
            gradients.input("candidate.W_x", dCandidateSumBlock, 0, input(), rows);
            gradients.matrix("input.W_h", dInputSumBlock, 0, hBlock, 0, rows);
            gradients.input("input.W_x", dInputSumBlock, 0, input(), rows);
            gradients.matrix("forget.W_h", dForgetSumBlock, 0, hBlock, 0, rows);
            gradients.input("forget.W_x", dForgetSumBlock, 0, input(), rows);
            gradients.vector("output.b", gradientOutputB);
            gradients.vector("output.d_c", gradientOutputDC);
            gradients.vector("candidate.b", gradientCandidateB);
            gradients.vector("input.b", gradientInputB);
            gradients.vector("input.d_c", gradientInputDC);
            gradients.vector("forget.b", gradientForgetB);
            gradients.vector("forget.d_c", gradientForgetDC);
        }

        /**
         * forget4 = forget.d_c * prev(c)
         * input4 = input.d_c * prev(c)
         */
        private static void computeForget4AndInput4(int n, float[] forgetDC, float[] previousC,
                float[] forget4, float[] inputDC, float[] input4) {
            for (int i = 0; i < n; i++) {
                forget4[i] = forgetDC[i] * previousC[i];
                input4[i] = inputDC[i] * previousC[i];
            }
        }

        /**
         * forget = sigmoid(forgetProducts + forget4 + forget.b)
         */
        private static void computeForget(int n, float[] forgetProducts, float[] forget4,
                float[] forgetB, float[] forget) {
            for (int i = 0; i < n; i++) {
                forget[i] = Fast.sigmoid(forgetProducts[i] + forget4[i] + forgetB[i]);
            }
        }

        /**
         * input_ = sigmoid(inputProducts + input4 + input.b)
         */
        private static void computeInput_(int n, float[] inputProducts, float[] input4,
                float[] inputB, float[] input_) {
            for (int i = 0; i < n; i++) {
                input_[i] = Fast.sigmoid(inputProducts[i] + input4[i] + inputB[i]);
            }
        }

        /**
         * candidate = tanh(candidateProducts + candidate.b)
         */
        private static void computeCandidate(int n, float[] candidateProducts, float[] candidateB,
                float[] candidate) {
            for (int i = 0; i < n; i++) {
                candidate[i] = Fast.tanh(candidateProducts[i] + candidateB[i]);
            }
        }

        /**
         * c = (forget * prev(c)) + (input_ * candidate)
         */
        private static void computeC(int n, float[] forget, float[] previousC, float[] input_,
                float[] candidate, float[] c) {
            for (int i = 0; i < n; i++) {
                c[i] = Fast.flushed((forget[i] * previousC[i]) + (input_[i] * candidate[i]));
            }
        }

        /**
         * output4 = output.d_c * c
         */
        private static void computeOutput4(int n, float[] outputDC, float[] c, float[] output4) {
            for (int i = 0; i < n; i++) {
                output4[i] = outputDC[i] * c[i];
            }
        }

        /**
         * output_ = sigmoid(outputProducts + output4 + output.b)
         */
        private static void computeOutput_(int n, float[] outputProducts, float[] output4,
                float[] outputB, float[] output_) {
            for (int i = 0; i < n; i++) {
                output_[i] = Fast.sigmoid(outputProducts[i] + output4[i] + outputB[i]);
            }
        }

        /**
         * h1 = tanh(c)
         */
        private static void computeH1(int n, float[] c, float[] h1) {
            for (int i = 0; i < n; i++) {
                h1[i] = Fast.tanh(c[i]);
            }
        }

        /**
         * h = output_ * h1
         */
        private static void computeH(int n, float[] output_, float[] h1, float[] h) {
            for (int i = 0; i < n; i++) {
                h[i] = Fast.flushed(output_[i] * h1[i]);
            }
        }

        /**
         * dH = dEmitted + dPreviousH
         * dOutputSum = (dH * h1) * (output_ * (1 - output_))
         */
        private static void computeDHAndDOutputSum(int n, float[] dEmitted, float[] dPreviousH,
                float[] dH, float[] h1, float[] output_, float[] dOutputSum) {
            for (int i = 0; i < n; i++) {
                dH[i] = dEmitted[i] + dPreviousH[i];
                dOutputSum[i] = (dH[i] * h1[i]) * (output_[i] * (1 - output_[i]));
            }
        }

        /**
         * dC = dPreviousC + ((dH * output_) * (1 - square(h1))) + (dOutputSum * output.d_c)
         */
        private static void computeDC(int n, float[] dPreviousC, float[] dH, float[] output_,
                float[] h1, float[] dOutputSum, float[] outputDC, float[] dC) {
            for (int i = 0; i < n; i++) {
                dC[i] = dPreviousC[i] + ((dH[i] * output_[i]) * (1 - Fast.square(h1[i]))) + (dOutputSum[i] * outputDC[i]);
            }
        }

        /**
         * dCandidateSum = (dC * input_) * (1 - square(candidate))
         * dInputSum = (dC * candidate) * (input_ * (1 - input_))
         */
        private static void computeDCandidateSumAndDInputSum(int n, float[] dC, float[] input_,
                float[] candidate, float[] dCandidateSum, float[] dInputSum) {
            for (int i = 0; i < n; i++) {
                dCandidateSum[i] = (dC[i] * input_[i]) * (1 - Fast.square(candidate[i]));
                dInputSum[i] = (dC[i] * candidate[i]) * (input_[i] * (1 - input_[i]));
            }
        }

        /**
         * dForgetSum = (dC * prev(c)) * (forget * (1 - forget))
         */
        private static void computeDForgetSum(int n, float[] dC, float[] previousC, float[] forget,
                float[] dForgetSum) {
            for (int i = 0; i < n; i++) {
                dForgetSum[i] = (dC[i] * previousC[i]) * (forget[i] * (1 - forget[i]));
            }
        }

        /**
         * gradient output.b += dOutputSum
         * gradient output.d_c += dOutputSum * c
         */
        private static void addOutputB(int n, float[] dOutputSum, float[] gradientOutputB,
                float[] c, float[] gradientOutputDC) {
            for (int i = 0; i < n; i++) {
                gradientOutputB[i] += dOutputSum[i];
                gradientOutputDC[i] += dOutputSum[i] * c[i];
            }
        }

        /**
         * gradient candidate.b += dCandidateSum
         * gradient input.b += dInputSum
         */
        private static void addCandidateB(int n, float[] dCandidateSum, float[] gradientCandidateB,
                float[] dInputSum, float[] gradientInputB) {
            for (int i = 0; i < n; i++) {
                gradientCandidateB[i] += dCandidateSum[i];
                gradientInputB[i] += dInputSum[i];
            }
        }

        /**
         * gradient input.d_c += dInputSum * prev(c)
         * gradient forget.b += dForgetSum
         */
        private static void addInputDC(int n, float[] dInputSum, float[] previousC,
                float[] gradientInputDC, float[] dForgetSum, float[] gradientForgetB) {
            for (int i = 0; i < n; i++) {
                gradientInputDC[i] += dInputSum[i] * previousC[i];
                gradientForgetB[i] += dForgetSum[i];
            }
        }

        /**
         * gradient forget.d_c += dForgetSum * prev(c)
         */
        private static void addForgetDC(int n, float[] dForgetSum, float[] previousC,
                float[] gradientForgetDC) {
            for (int i = 0; i < n; i++) {
                gradientForgetDC[i] += dForgetSum[i] * previousC[i];
            }
        }

        /**
         * dPreviousC = (dC * forget) + (dInputSum * input.d_c) + (dForgetSum * forget.d_c)
         */
        private static void computeDPreviousC(int n, float[] dC, float[] forget, float[] dInputSum,
                float[] inputDC, float[] dForgetSum, float[] forgetDC, float[] dPreviousC) {
            for (int i = 0; i < n; i++) {
                dPreviousC[i] = Fast.flushed((dC[i] * forget[i]) + (dInputSum[i] * inputDC[i]) + (dForgetSum[i] * forgetDC[i]));
            }
        }
    }
}
