package org.gateloom.runtime.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.gateloom.runtime.math.Fast;

/**
 * The contract of a generated cell, written by hand: the simplest recurrent cell, Elman 1990.
 *
 * <pre>
 *   h = tanh(W_x x + W_h prev(h) + b)
 * </pre>
 */
public final class Elman implements Cell {

    private final int in;
    private final int hidden;
    private final boolean readsSymbols;
    private final ParameterTable parameters;
    private final List<StateShape> states;

    public Elman(int in, int hidden) {
        this(in, hidden, true);
    }

    /** One that can be told not to read symbols, as a cell that uses x without a matrix cannot. */
    public Elman(int in, int hidden, boolean readsSymbols) {
        this.in = in;
        this.hidden = hidden;
        this.readsSymbols = readsSymbols;
        this.states = List.of(new StateShape("h", hidden, 0));
        this.parameters = ParameterTable.EMPTY
                .with("h.W_x", hidden, in, Initializers.glorot())
                .with("h.W_h", hidden, hidden, Initializers.orthogonal(1))
                .with("h.b", hidden, 0, Initializers.uniform(-0.1, 0.1));
    }

    @Override
    public String name() {
        return "Elman";
    }

    @Override
    public String digest() {
        return "0".repeat(64);
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("in", in, "hidden", hidden);
    }

    @Override
    public int inputSize() {
        return in;
    }

    @Override
    public int outputSize() {
        return hidden;
    }

    @Override
    public List<StateShape> states() {
        return states;
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
        return readsSymbols;
    }

    @Override
    public Tape tape(Parameters block, Sequence input, int time, int rows) {
        return new Memory(block, input, time, rows);
    }

    @Override
    public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
        Gradients gradients = new Gradients(parameters, gradient);
        for (Tape tape : lanes) {
            Memory lane = (Memory) tape;
            gradients.input("h.W_x", lane.dSum, 0, lane.input(), lane.rows());
            gradients.matrix("h.W_h", lane.dSum, 0, lane.previous, 0, lane.rows());
            gradients.vector("h.b", lane.dBias);
        }
        return gradients.work();
    }

    private final class Memory extends SequenceTape {

        private final int width = rows * hidden;
        private final int wx = parameters.entry("h.W_x").offset();
        private final int wh = parameters.entry("h.W_h").offset();
        private final int b = parameters.entry("h.b").offset();

        /** W_x x + W_h prev(h), and what W_h multiplies: [time, rows, hidden]. */
        private final FloatValues sum = new FloatValues(time * width);

        private final FloatValues previous = new FloatValues(time * width);
        private final FloatValues output = new FloatValues(time * width);
        private final FloatValues dSum = new FloatValues(time * width);

        /** Derivative by h that comes from the step after: [rows, hidden]. */
        private final FloatValues carried = new FloatValues(width);

        private final float[] bias = new float[width];
        private final float[] dBias = new float[width];
        private final float[] h = new float[width];
        private final float[] dh = new float[width];
        private final float[] more = new float[width];

        Memory(Parameters block, Sequence input, int time, int rows) {
            super(Elman.this, block, input, time, rows);
        }

        @Override
        public List<String> transposed() {
            return readsVectors() ? List.of("h.W_x", "h.W_h") : List.of("h.W_h");
        }

        @Override
        public Values output() {
            return output;
        }

        @Override
        public void forward(int steps) {
            spread(b, hidden, bias);
            multiplyInput(0, steps, hidden, wx, sum, 0, false);
            for (int step = 0; step < steps; step++) {
                int at = step * width;
                if (step == 0) {
                    previous.copy(0, initial(0), 0, width);
                } else {
                    previous.copy(at, output, at - width, width);
                }
                Products.multiply(rows, hidden, hidden, previous, at, weights, wh, sum, at, true);
                sum.read(at, h, width);
                for (int i = 0; i < width; i++) {
                    h[i] = Fast.tanh(h[i] + bias[i]);
                }
                output.write(at, h, width);
            }
            last(0).copy(0, output, (steps - 1) * width, width);
        }

        @Override
        public void backward(int steps) {
            Arrays.fill(dBias, 0);
            carried.copy(0, lastCotangent(0), 0, width);
            for (int step = steps - 1; step >= 0; step--) {
                int at = step * width;
                output.read(at, h, width);
                carried.read(0, dh, width);
                ((FloatValues) outputCotangent()).read(at, more, width);
                for (int i = 0; i < width; i++) {
                    dh[i] = (dh[i] + more[i]) * (1 - h[i] * h[i]);
                    dBias[i] += dh[i];
                }
                dSum.write(at, dh, width);
                Products.multiply(rows, hidden, hidden, dSum, at, transposed, wh, carried, 0, false);
            }
            initialCotangent(0).copy(0, carried, 0, width);
            if (readsVectors()) {
                Products.multiply(steps * rows, in, hidden, dSum, 0, transposed, wx, inputCotangent(), 0, false);
            }
        }
    }
}
