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
import org.gateloom.runtime.math.Exponentials;
import org.gateloom.runtime.math.Fast;

/**
 * Linear recurrence with one complex eigenvalue an element, inside the unit circle whatever the parameters.
 *
 * <pre>
 * radius = exp(-exp(nu))
 * stretch = sqrt(2 * tanh(exp(nu)) / (1 + tanh(exp(nu))))
 * re = radius * (cos(exp(theta)) * prev(re) - sin(exp(theta)) * prev(im)) + stretch * W_x x
 * im = radius * (cos(exp(theta)) * prev(im) + sin(exp(theta)) * prev(re)) + stretch * W_x x
 * out = W_re re + W_im im + W_x x
 * </pre>
 *
 * <p>Source: Orvieto, Smith, Gu, Fernando, Gulcehre, Pascanu, De 2023, Resurrecting Recurrent Neural Networks for Long Sequences, ICML, arXiv 2303.06349
 */
@Generated(
        value = "org.gateloom.generator.Generator",
        comments = "Gateloom 0.1.0, cell 0f2bc021756160eb4fdeb964e805e64ac6b5adfbf71e9ee9fb7d9fc182221b1b"
)
public final class LinearRecurrentUnit implements Cell {
    private final Map<String, Integer> sizes;

    private final ParameterTable parameters;

    private LinearRecurrentUnit(Map<String, Integer> given) {
        Sizes asked = new Sizes("LinearRecurrentUnit", given);
        int sizeIn = asked.required("in");
        int sizeHidden = asked.required("hidden");
        this.sizes = asked.all();
        this.parameters = ParameterTable.EMPTY
                .with("nu", sizeHidden, 0, Initializers.uniform(-6.9, -2.25))
                .with("theta", sizeHidden, 0, Initializers.uniform(-4.0, 1.8))
                .with("out.W_re", sizeHidden, sizeHidden, Initializers.glorot())
                .with("out.W_im", sizeHidden, sizeHidden, Initializers.glorot())
                .with("out.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("re.W_x", sizeHidden, sizeIn, Initializers.glorot())
                .with("im.W_x", sizeHidden, sizeIn, Initializers.glorot());
    }

    /**
     * The cell at these sizes: {@code in} and {@code hidden}.
     */
    public static LinearRecurrentUnit of(Map<String, Integer> sizes) {
        return new LinearRecurrentUnit(sizes);
    }

    @Override
    public String name() {
        return "LinearRecurrentUnit";
    }

    @Override
    public String digest() {
        return "0f2bc021756160eb4fdeb964e805e64ac6b5adfbf71e9ee9fb7d9fc182221b1b";
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
        return List.of(new Cell.StateShape("re", sizes.get("hidden"), 0.0),
                new Cell.StateShape("im", sizes.get("hidden"), 0.0));
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
        return new LinearRecurrentUnitTape(this, block, input, time, rows);
    }

    @Override
    public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
        Gradients gradients = new Gradients(parameters, gradient);
        lanes.forEach(lane -> ((LinearRecurrentUnitTape) lane).contribute(gradients));
        return gradients.work();
    }

    /**
     * One lane of rows; arrays are {@code [rows, size]}, one for each step that is kept.
     */
    private static final class LinearRecurrentUnitTape extends SequenceTape {
        private final int hidden;

        private final int in;

        private final int rowsHidden;

        private final int nuAt;

        private final int thetaAt;

        private final int outWReAt;

        private final int outWImAt;

        private final int outWXAt;

        private final int reWXAt;

        private final int imWXAt;

        /**
         * nu, the same in each row.
         */
        private final float[] nu;

        /**
         * theta, the same in each row.
         */
        private final float[] theta;

        /**
         * re.9: [time, rows, hidden].
         */
        private final FloatValues re9Block;

        /**
         * re: [time, rows, hidden].
         */
        private final FloatValues reBlock;

        /**
         * im.9: [time, rows, hidden].
         */
        private final FloatValues im9Block;

        /**
         * im: [time, rows, hidden].
         */
        private final FloatValues imBlock;

        /**
         * out: [time, rows, hidden].
         */
        private final FloatValues outBlock;

        /**
         * d.(output): [time, rows, hidden].
         */
        private final FloatValues dEmittedBlock;

        /**
         * d.out.2:1: [rows, hidden].
         */
        private final FloatValues dOut2Part1Block;

        /**
         * d.out.1:1: [rows, hidden].
         */
        private final FloatValues dOut1Part1Block;

        /**
         * d.im.9: [time, rows, hidden], where re.9 was.
         */
        private final FloatValues dIm9Block;

        /**
         * d.re.9: [time, rows, hidden], where im.9 was.
         */
        private final FloatValues dRe9Block;

        /**
         * d.x: [time, rows, in].
         */
        private final FloatValues dXBlock;

        /**
         * radius.1: [rows, hidden], the same at every step.
         */
        private final float[] radius1;

        /**
         * radius: [rows, hidden], the same at every step.
         */
        private final float[] radius;

        /**
         * stretch.2: [rows, hidden], the same at every step.
         */
        private final float[] stretch2;

        /**
         * stretch.3: [rows, hidden], the same at every step.
         */
        private final float[] stretch3;

        /**
         * stretch.6: [rows, hidden], the same at every step.
         */
        private final float[] stretch6;

        /**
         * stretch.7: [rows, hidden], the same at every step.
         */
        private final float[] stretch7;

        /**
         * stretch.8: [rows, hidden], the same at every step.
         */
        private final float[] stretchSum;

        /**
         * stretch.9: [rows, hidden], the same at every step.
         */
        private final float[] stretch9;

        /**
         * stretch: [rows, hidden], the same at every step.
         */
        private final float[] stretch;

        /**
         * re.1: [rows, hidden], the same at every step.
         */
        private final float[] re1;

        /**
         * re.2: [rows, hidden], the same at every step.
         */
        private final float[] re2;

        /**
         * re.4: [rows, hidden], the same at every step.
         */
        private final float[] re4;

        /**
         * re.5: [rows, hidden], the same at every step.
         */
        private final float[] re5;

        /**
         * re.7: [time, rows, hidden].
         */
        private final float[][] re7;

        /**
         * re.9: [time, rows, hidden].
         */
        private final float[][] re9;

        /**
         * re: [time + 1, rows, hidden].
         */
        private final float[][] re;

        /**
         * im.1: [rows, hidden], the same at every step.
         */
        private final float[] im1;

        /**
         * im.2: [rows, hidden], the same at every step.
         */
        private final float[] im2;

        /**
         * im.4: [rows, hidden], the same at every step.
         */
        private final float[] im4;

        /**
         * im.5: [rows, hidden], the same at every step.
         */
        private final float[] im5;

        /**
         * im.7: [time, rows, hidden].
         */
        private final float[][] imSum;

        /**
         * im.9: [time, rows, hidden].
         */
        private final float[][] im9;

        /**
         * im: [time + 1, rows, hidden].
         */
        private final float[][] im;

        /**
         * d.out.2:1: [rows, hidden].
         */
        private final float[] dOut2Part1;

        /**
         * d.out.1:1: [rows, hidden].
         */
        private final float[] dOut1Part1;

        /**
         * d.im: [rows, hidden].
         */
        private final float[] dIm;

        /**
         * d.im.9: [rows, hidden].
         */
        private final float[] dIm9;

        /**
         * d.im.7: [rows, hidden].
         */
        private final float[] dImSum;

        /**
         * d.im.5: [rows, hidden].
         */
        private final float[] dIm5;

        /**
         * d.im.5:1: [rows, hidden].
         */
        private final float[] dIm5Part1;

        /**
         * d.im.2: [rows, hidden].
         */
        private final float[] dIm2;

        /**
         * d.im.2:1: [rows, hidden].
         */
        private final float[] dIm2Part1;

        /**
         * d.re: [rows, hidden].
         */
        private final float[] dRe;

        /**
         * d.re.9: [rows, hidden].
         */
        private final float[] dRe9;

        /**
         * d.re.7: [rows, hidden].
         */
        private final float[] dRe7;

        /**
         * d.re.6: [rows, hidden].
         */
        private final float[] dRe6;

        /**
         * d.re.5: [rows, hidden].
         */
        private final float[] dRe5;

        /**
         * d.re.5:1: [rows, hidden].
         */
        private final float[] dRe5Part1;

        /**
         * d.re.2: [rows, hidden].
         */
        private final float[] dRe2;

        /**
         * d.re.2:1: [rows, hidden].
         */
        private final float[] dRe2Part1;

        /**
         * d.stretch.9: [rows, hidden].
         */
        private final float[] dStretch9;

        /**
         * d.nu: [rows, hidden].
         */
        private final float[] dNu;

        /**
         * d.prev(re): [rows, hidden].
         */
        private final float[] dPreviousRe;

        /**
         * d.prev(im): [rows, hidden].
         */
        private final float[] dPreviousIm;

        /**
         * Gradient of nu, added over steps.
         */
        private final float[] gradientNu;

        /**
         * Gradient of theta, added over steps.
         */
        private final float[] gradientTheta;

        private final Exponentials exponentials = new Exponentials();

        private LinearRecurrentUnitTape(LinearRecurrentUnit cell, Parameters parameters,
                Sequence input, int time, int rows) {
            super(cell, parameters, input, time, rows);
            this.hidden = cell.sizes.get("hidden");
            this.in = cell.sizes.get("in");
            this.rowsHidden = rows * hidden;
            this.nuAt = cell.parameters.entry("nu").offset();
            this.thetaAt = cell.parameters.entry("theta").offset();
            this.outWReAt = cell.parameters.entry("out.W_re").offset();
            this.outWImAt = cell.parameters.entry("out.W_im").offset();
            this.outWXAt = cell.parameters.entry("out.W_x").offset();
            this.reWXAt = cell.parameters.entry("re.W_x").offset();
            this.imWXAt = cell.parameters.entry("im.W_x").offset();
            this.nu = new float[rowsHidden];
            this.theta = new float[rowsHidden];
            this.re9Block = new FloatValues(time * rowsHidden);
            this.reBlock = new FloatValues(time * rowsHidden);
            this.im9Block = new FloatValues(time * rowsHidden);
            this.imBlock = new FloatValues(time * rowsHidden);
            this.outBlock = new FloatValues(time * rowsHidden);
            this.dEmittedBlock = (FloatValues) outputCotangent();
            this.dOut2Part1Block = new FloatValues(rowsHidden);
            this.dOut1Part1Block = new FloatValues(rowsHidden);
            this.dXBlock = (FloatValues) (readsVectors() ? inputCotangent() : null);
            this.dIm9Block = re9Block;
            this.dRe9Block = im9Block;
            this.radius1 = new float[rowsHidden];
            this.radius = new float[rowsHidden];
            this.stretch2 = new float[rowsHidden];
            this.stretch3 = new float[rowsHidden];
            this.stretch6 = new float[rowsHidden];
            this.stretch7 = new float[rowsHidden];
            this.stretchSum = new float[rowsHidden];
            this.stretch9 = new float[rowsHidden];
            this.stretch = new float[rowsHidden];
            this.re1 = new float[rowsHidden];
            this.re2 = new float[rowsHidden];
            this.re4 = new float[rowsHidden];
            this.re5 = new float[rowsHidden];
            this.re7 = new float[time][rowsHidden];
            this.re9 = new float[time][rowsHidden];
            this.re = new float[time + 1][rowsHidden];
            this.im1 = new float[rowsHidden];
            this.im2 = new float[rowsHidden];
            this.im4 = new float[rowsHidden];
            this.im5 = new float[rowsHidden];
            this.imSum = new float[time][rowsHidden];
            this.im9 = new float[time][rowsHidden];
            this.im = new float[time + 1][rowsHidden];
            this.dOut2Part1 = new float[rowsHidden];
            this.dOut1Part1 = new float[rowsHidden];
            this.dIm = new float[rowsHidden];
            this.dIm9 = new float[rowsHidden];
            this.dImSum = new float[rowsHidden];
            this.dIm5 = new float[rowsHidden];
            this.dIm5Part1 = new float[rowsHidden];
            this.dIm2 = new float[rowsHidden];
            this.dIm2Part1 = new float[rowsHidden];
            this.dRe = new float[rowsHidden];
            this.dRe9 = new float[rowsHidden];
            this.dRe7 = new float[rowsHidden];
            this.dRe6 = new float[rowsHidden];
            this.dRe5 = new float[rowsHidden];
            this.dRe5Part1 = new float[rowsHidden];
            this.dRe2 = new float[rowsHidden];
            this.dRe2Part1 = new float[rowsHidden];
            this.dStretch9 = new float[rowsHidden];
            this.dNu = new float[rowsHidden];
            this.dPreviousRe = new float[rowsHidden];
            this.dPreviousIm = new float[rowsHidden];
            this.gradientNu = new float[rowsHidden];
            this.gradientTheta = new float[rowsHidden];
        }

        @Override
        public List<String> transposed() {
            return readsVectors() ? List.of("out.W_im", "out.W_re", "out.W_x", "im.W_x", "re.W_x")
                    : List.of("out.W_im", "out.W_re");
        }

        @Override
        public Values output() {
            return outBlock.slice(0, time * rowsHidden);
        }

        @Override
        public void forward(int steps) {
            spread(nuAt, hidden, nu);
            spread(thetaAt, hidden, theta);
            ((FloatValues) initial(0)).read(0, re[0], rowsHidden);
            ((FloatValues) initial(1)).read(0, im[0], rowsHidden);
            // re9 = re.W_x x
            multiplyInput(0, steps, hidden, reWXAt, re9Block, 0, false);
            // im9 = im.W_x x
            multiplyInput(0, steps, hidden, imWXAt, im9Block, 0, false);
            // out = out.W_x x
            multiplyInput(0, steps, hidden, outWXAt, outBlock, 0, false);
            computeRadius1(rowsHidden, nu, radius1, exponentials);
            computeStretch2(rowsHidden, nu, stretch2, exponentials);
            computeStretch6(rowsHidden, nu, stretch6, exponentials);
            computeRe1(rowsHidden, theta, re1, exponentials);
            computeRe4(rowsHidden, theta, re4, exponentials);
            computeIm1(rowsHidden, theta, im1, exponentials);
            computeIm4(rowsHidden, theta, im4, exponentials);
            computeRadius(rowsHidden, radius1, radius, exponentials);
            computeStretch3(rowsHidden, stretch2, stretch3);
            computeStretch7(rowsHidden, stretch6, stretch7);
            computeRe2(rowsHidden, re1, re2);
            computeRe5(rowsHidden, re4, re5);
            computeIm2(rowsHidden, im1, im2);
            computeIm5(rowsHidden, im4, im5);
            computeStretchSumAndStretch9(rowsHidden, stretch7, stretchSum, stretch3, stretch9);
            computeStretch(rowsHidden, stretch9, stretch);
            for (int t = 0; t < steps; t++) {
                forwardStep(t);
            }
            ((FloatValues) last(0)).write(0, re[steps], rowsHidden);
            ((FloatValues) last(1)).write(0, im[steps], rowsHidden);
        }

        private void forwardStep(int t) {
            computeRe7(rowsHidden, re2, re[t], re5, im[t], re7[t]);
            re9Block.read(t * rowsHidden, re9[t], rowsHidden);
            computeRe(rowsHidden, radius, re7[t], stretch, re9[t], re[t + 1]);
            reBlock.write(t * rowsHidden, re[t + 1], rowsHidden);
            computeImSum(rowsHidden, im2, im[t], im5, re[t], imSum[t]);
            im9Block.read(t * rowsHidden, im9[t], rowsHidden);
            computeIm(rowsHidden, radius, imSum[t], stretch, im9[t], im[t + 1]);
            imBlock.write(t * rowsHidden, im[t + 1], rowsHidden);
            // out += out.W_re re + out.W_im im
            Products.multiply(rows, hidden, hidden, reBlock, t * rowsHidden, weights, outWReAt,
                    outBlock, t * rowsHidden, true);
            Products.multiply(rows, hidden, hidden, imBlock, t * rowsHidden, weights, outWImAt,
                    outBlock, t * rowsHidden, true);
        }

        @Override
        public void backward(int steps) {
            Arrays.fill(gradientNu, 0);
            Arrays.fill(gradientTheta, 0);
            ((FloatValues) lastCotangent(0)).read(0, dPreviousRe, rowsHidden);
            ((FloatValues) lastCotangent(1)).read(0, dPreviousIm, rowsHidden);
            for (int t = steps - 1; t >= 0; t--) {
                backwardStep(t);
            }
            if (readsVectors()) {
                // dX = out.W_xᵀ dEmitted + im.W_xᵀ dIm9 + re.W_xᵀ dRe9
                Products.multiply(steps * rows, in, hidden, dEmittedBlock, 0, transposed, outWXAt,
                        dXBlock, 0, false);
                Products.multiply(steps * rows, in, hidden, dIm9Block, 0, transposed, imWXAt,
                        dXBlock, 0, true);
                Products.multiply(steps * rows, in, hidden, dRe9Block, 0, transposed, reWXAt,
                        dXBlock, 0, true);
            }
            ((FloatValues) initialCotangent(0)).write(0, dPreviousRe, rowsHidden);
            ((FloatValues) initialCotangent(1)).write(0, dPreviousIm, rowsHidden);
        }

        private void backwardStep(int t) {
            // dOut2Part1 = out.W_imᵀ dEmitted
            Products.multiply(rows, hidden, hidden, dEmittedBlock, t * rowsHidden,
                    transposed, outWImAt, dOut2Part1Block, 0, false);
            // dOut1Part1 = out.W_reᵀ dEmitted
            Products.multiply(rows, hidden, hidden, dEmittedBlock, t * rowsHidden,
                    transposed, outWReAt, dOut1Part1Block, 0, false);
            dOut1Part1Block.read(0, dOut1Part1, rowsHidden);
            dOut2Part1Block.read(0, dOut2Part1, rowsHidden);
            computeDImAndDIm9AndMore(rowsHidden, dPreviousIm, dOut2Part1, dIm, stretch, dIm9,
                    radius, dImSum);
            dIm9Block.write(t * rowsHidden, dIm9, rowsHidden);
            computeDIm5AndDIm2(rowsHidden, dImSum, re[t], dIm5, im[t], dIm2);
            computeDReAndDRe9AndMore(rowsHidden, dPreviousRe, dOut1Part1, dRe, stretch, dRe9,
                    radius, dRe7, dRe6);
            dRe9Block.write(t * rowsHidden, dRe9, rowsHidden);
            computeDRe5(rowsHidden, dRe6, im[t], dRe5);
            computeDRe2(rowsHidden, dRe7, re[t], dRe2);
            computeDStretch9(rowsHidden, dIm, im9[t], dRe, re9[t], stretch, dStretch9);
            computeDNu(rowsHidden, dStretch9, stretch9, stretchSum, stretch7, stretch6, stretch3,
                    stretch2, dIm, imSum[t], dRe, re7[t], radius, radius1, dNu);
            addNu(rowsHidden, dNu, gradientNu);
            computeDPreviousRe(rowsHidden, dImSum, im5, dRe7, re2, dPreviousRe);
            computeDPreviousIm(rowsHidden, dImSum, im2, dRe6, re5, dPreviousIm);
            computeDIm5Part1(rowsHidden, im4, dIm5Part1);
            computeDIm2Part1(rowsHidden, im1, dIm2Part1);
            computeDRe5Part1(rowsHidden, re4, dRe5Part1);
            computeDRe2Part1(rowsHidden, re1, dRe2Part1);
            addTheta(rowsHidden, dIm5, dIm5Part1, im4, dIm2, dIm2Part1, im1, dRe5, dRe5Part1, re4,
                    dRe2, dRe2Part1, re1, gradientTheta);
        }

        private void contribute(Gradients gradients) {
            gradients.input("out.W_x", dEmittedBlock, 0, input(), rows);
            gradients.matrix("out.W_im", dEmittedBlock, 0, imBlock, 0, rows);
            gradients.matrix("out.W_re", dEmittedBlock, 0, reBlock, 0, rows);
            gradients.input("im.W_x", dIm9Block, 0, input(), rows);
            gradients.input("re.W_x", dRe9Block, 0, input(), rows);
            gradients.vector("nu", gradientNu);
            gradients.vector("theta", gradientTheta);
        }

        /**
         * re7 = (re2 * prev(re)) - (re5 * prev(im))
         */
        private static void computeRe7(int n, float[] re2, float[] previousRe, float[] re5,
                float[] previousIm, float[] re7) {
            for (int i = 0; i < n; i++) {
                re7[i] = (re2[i] * previousRe[i]) - (re5[i] * previousIm[i]);
            }
        }

        /**
         * re = (radius * re7) + (stretch * re9)
         */
        private static void computeRe(int n, float[] radius, float[] re7, float[] stretch,
                float[] re9, float[] re) {
            for (int i = 0; i < n; i++) {
                re[i] = Fast.flushed((radius[i] * re7[i]) + (stretch[i] * re9[i]));
            }
        }

        /**
         * imSum = (im2 * prev(im)) + (im5 * prev(re))
         */
        private static void computeImSum(int n, float[] im2, float[] previousIm, float[] im5,
                float[] previousRe, float[] imSum) {
            for (int i = 0; i < n; i++) {
                imSum[i] = (im2[i] * previousIm[i]) + (im5[i] * previousRe[i]);
            }
        }

        /**
         * im = (radius * imSum) + (stretch * im9)
         */
        private static void computeIm(int n, float[] radius, float[] imSum, float[] stretch,
                float[] im9, float[] im) {
            for (int i = 0; i < n; i++) {
                im[i] = Fast.flushed((radius[i] * imSum[i]) + (stretch[i] * im9[i]));
            }
        }

        /**
         * dIm = dPreviousIm + dOut2Part1
         * dIm9 = dIm * stretch
         * dImSum = dIm * radius
         */
        private static void computeDImAndDIm9AndMore(int n, float[] dPreviousIm, float[] dOut2Part1,
                float[] dIm, float[] stretch, float[] dIm9, float[] radius, float[] dImSum) {
            for (int i = 0; i < n; i++) {
                dIm[i] = dPreviousIm[i] + dOut2Part1[i];
                dIm9[i] = dIm[i] * stretch[i];
                dImSum[i] = dIm[i] * radius[i];
            }
        }

        /**
         * dIm5 = dImSum * prev(re)
         * dIm2 = dImSum * prev(im)
         */
        private static void computeDIm5AndDIm2(int n, float[] dImSum, float[] previousRe,
                float[] dIm5, float[] previousIm, float[] dIm2) {
            for (int i = 0; i < n; i++) {
                dIm5[i] = dImSum[i] * previousRe[i];
                dIm2[i] = dImSum[i] * previousIm[i];
            }
        }

        /**
         * dRe = dPreviousRe + dOut1Part1
         * dRe9 = dRe * stretch
         * dRe7 = dRe * radius
         * dRe6 = negate(dRe7)
         */
        private static void computeDReAndDRe9AndMore(int n, float[] dPreviousRe, float[] dOut1Part1,
                float[] dRe, float[] stretch, float[] dRe9, float[] radius, float[] dRe7,
                float[] dRe6) {
            for (int i = 0; i < n; i++) {
                dRe[i] = dPreviousRe[i] + dOut1Part1[i];
                dRe9[i] = dRe[i] * stretch[i];
                dRe7[i] = dRe[i] * radius[i];
                dRe6[i] = -dRe7[i];
            }
        }

        /**
         * dRe5 = dRe6 * prev(im)
         */
        private static void computeDRe5(int n, float[] dRe6, float[] previousIm, float[] dRe5) {
            for (int i = 0; i < n; i++) {
                dRe5[i] = dRe6[i] * previousIm[i];
            }
        }

        /**
         * dRe2 = dRe7 * prev(re)
         */
        private static void computeDRe2(int n, float[] dRe7, float[] previousRe, float[] dRe2) {
            for (int i = 0; i < n; i++) {
                dRe2[i] = dRe7[i] * previousRe[i];
            }
        }

        /**
         * dStretch9 = ((dIm * im9) + (dRe * re9)) / (2 * stretch)
         */
        private static void computeDStretch9(int n, float[] dIm, float[] im9, float[] dRe,
                float[] re9, float[] stretch, float[] dStretch9) {
            for (int i = 0; i < n; i++) {
                dStretch9[i] = ((dIm[i] * im9[i]) + (dRe[i] * re9[i])) / (2 * stretch[i]);
            }
        }

        /**
         * dNu = ((negate((dStretch9 * stretch9) / stretchSum) * (1 - square(stretch7))) * stretch6) + ((((dStretch9 / stretchSum) * 2) * (1 - square(stretch3))) * stretch2) + (negate(((dIm * imSum) + (dRe * re7)) * radius) * radius1)
         */
        private static void computeDNu(int n, float[] dStretch9, float[] stretch9,
                float[] stretchSum, float[] stretch7, float[] stretch6, float[] stretch3,
                float[] stretch2, float[] dIm, float[] imSum, float[] dRe, float[] re7,
                float[] radius, float[] radius1, float[] dNu) {
            for (int i = 0; i < n; i++) {
                dNu[i] = ((-((dStretch9[i] * stretch9[i]) / stretchSum[i]) * (1 - Fast.square(stretch7[i]))) * stretch6[i]) + ((((dStretch9[i] / stretchSum[i]) * 2) * (1 - Fast.square(stretch3[i]))) * stretch2[i]) + (-(((dIm[i] * imSum[i]) + (dRe[i] * re7[i])) * radius[i]) * radius1[i]);
            }
        }

        /**
         * gradient nu += dNu
         */
        private static void addNu(int n, float[] dNu, float[] gradientNu) {
            for (int i = 0; i < n; i++) {
                gradientNu[i] += dNu[i];
            }
        }

        /**
         * dPreviousRe = (dImSum * im5) + (dRe7 * re2)
         */
        private static void computeDPreviousRe(int n, float[] dImSum, float[] im5, float[] dRe7,
                float[] re2, float[] dPreviousRe) {
            for (int i = 0; i < n; i++) {
                dPreviousRe[i] = Fast.flushed((dImSum[i] * im5[i]) + (dRe7[i] * re2[i]));
            }
        }

        /**
         * dPreviousIm = (dImSum * im2) + (dRe6 * re5)
         */
        private static void computeDPreviousIm(int n, float[] dImSum, float[] im2, float[] dRe6,
                float[] re5, float[] dPreviousIm) {
            for (int i = 0; i < n; i++) {
                dPreviousIm[i] = Fast.flushed((dImSum[i] * im2[i]) + (dRe6[i] * re5[i]));
            }
        }

        /**
         * dIm5Part1 = cos(im4)
         */
        private static void computeDIm5Part1(int n, float[] im4, float[] dIm5Part1) {
            for (int i = 0; i < n; i++) {
                dIm5Part1[i] = Fast.cos(im4[i]);
            }
        }

        /**
         * dIm2Part1 = sin(im1)
         */
        private static void computeDIm2Part1(int n, float[] im1, float[] dIm2Part1) {
            for (int i = 0; i < n; i++) {
                dIm2Part1[i] = Fast.sin(im1[i]);
            }
        }

        /**
         * dRe5Part1 = cos(re4)
         */
        private static void computeDRe5Part1(int n, float[] re4, float[] dRe5Part1) {
            for (int i = 0; i < n; i++) {
                dRe5Part1[i] = Fast.cos(re4[i]);
            }
        }

        /**
         * dRe2Part1 = sin(re1)
         */
        private static void computeDRe2Part1(int n, float[] re1, float[] dRe2Part1) {
            for (int i = 0; i < n; i++) {
                dRe2Part1[i] = Fast.sin(re1[i]);
            }
        }

        /**
         * gradient theta += ((dIm5 * dIm5Part1) * im4) + (negate(dIm2 * dIm2Part1) * im1) + ((dRe5 * dRe5Part1) * re4) + (negate(dRe2 * dRe2Part1) * re1)
         */
        private static void addTheta(int n, float[] dIm5, float[] dIm5Part1, float[] im4,
                float[] dIm2, float[] dIm2Part1, float[] im1, float[] dRe5, float[] dRe5Part1,
                float[] re4, float[] dRe2, float[] dRe2Part1, float[] re1, float[] gradientTheta) {
            for (int i = 0; i < n; i++) {
                gradientTheta[i] += ((dIm5[i] * dIm5Part1[i]) * im4[i]) + (-(dIm2[i] * dIm2Part1[i]) * im1[i]) + ((dRe5[i] * dRe5Part1[i]) * re4[i]) + (-(dRe2[i] * dRe2Part1[i]) * re1[i]);
            }
        }

        /**
         * radius1 = exp(nu)
         */
        private static void computeRadius1(int n, float[] nu, float[] radius1,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                radius1[i] = nu[i];
            }
            exponentials.exp(n, radius1);
        }

        /**
         * stretch2 = exp(nu)
         */
        private static void computeStretch2(int n, float[] nu, float[] stretch2,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                stretch2[i] = nu[i];
            }
            exponentials.exp(n, stretch2);
        }

        /**
         * stretch6 = exp(nu)
         */
        private static void computeStretch6(int n, float[] nu, float[] stretch6,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                stretch6[i] = nu[i];
            }
            exponentials.exp(n, stretch6);
        }

        /**
         * re1 = exp(theta)
         */
        private static void computeRe1(int n, float[] theta, float[] re1,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                re1[i] = theta[i];
            }
            exponentials.exp(n, re1);
        }

        /**
         * re4 = exp(theta)
         */
        private static void computeRe4(int n, float[] theta, float[] re4,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                re4[i] = theta[i];
            }
            exponentials.exp(n, re4);
        }

        /**
         * im1 = exp(theta)
         */
        private static void computeIm1(int n, float[] theta, float[] im1,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                im1[i] = theta[i];
            }
            exponentials.exp(n, im1);
        }

        /**
         * im4 = exp(theta)
         */
        private static void computeIm4(int n, float[] theta, float[] im4,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                im4[i] = theta[i];
            }
            exponentials.exp(n, im4);
        }

        /**
         * radius = exp(negate(radius1))
         */
        private static void computeRadius(int n, float[] radius1, float[] radius,
                Exponentials exponentials) {
            for (int i = 0; i < n; i++) {
                radius[i] = -radius1[i];
            }
            exponentials.exp(n, radius);
        }

        /**
         * stretch3 = tanh(stretch2)
         */
        private static void computeStretch3(int n, float[] stretch2, float[] stretch3) {
            for (int i = 0; i < n; i++) {
                stretch3[i] = Fast.tanh(stretch2[i]);
            }
        }

        /**
         * stretch7 = tanh(stretch6)
         */
        private static void computeStretch7(int n, float[] stretch6, float[] stretch7) {
            for (int i = 0; i < n; i++) {
                stretch7[i] = Fast.tanh(stretch6[i]);
            }
        }

        /**
         * re2 = cos(re1)
         */
        private static void computeRe2(int n, float[] re1, float[] re2) {
            for (int i = 0; i < n; i++) {
                re2[i] = Fast.cos(re1[i]);
            }
        }

        /**
         * re5 = sin(re4)
         */
        private static void computeRe5(int n, float[] re4, float[] re5) {
            for (int i = 0; i < n; i++) {
                re5[i] = Fast.sin(re4[i]);
            }
        }

        /**
         * im2 = cos(im1)
         */
        private static void computeIm2(int n, float[] im1, float[] im2) {
            for (int i = 0; i < n; i++) {
                im2[i] = Fast.cos(im1[i]);
            }
        }

        /**
         * im5 = sin(im4)
         */
        private static void computeIm5(int n, float[] im4, float[] im5) {
            for (int i = 0; i < n; i++) {
                im5[i] = Fast.sin(im4[i]);
            }
        }

        /**
         * stretchSum = 1 + stretch7
         * stretch9 = (2 * stretch3) / stretchSum
         */
        private static void computeStretchSumAndStretch9(int n, float[] stretch7,
                float[] stretchSum, float[] stretch3, float[] stretch9) {
            for (int i = 0; i < n; i++) {
                stretchSum[i] = 1 + stretch7[i];
                stretch9[i] = (2 * stretch3[i]) / stretchSum[i];
            }
        }

        /**
         * stretch = sqrt(stretch9)
         */
        private static void computeStretch(int n, float[] stretch9, float[] stretch) {
            for (int i = 0; i < n; i++) {
                stretch[i] = Fast.sqrt(stretch9[i]);
            }
        }
    }
}
