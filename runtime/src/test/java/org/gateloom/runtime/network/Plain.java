package org.gateloom.runtime.network;

import org.gateloom.runtime.cell.ParameterTable;

/**
 * The judge: a stack of {@link Elman} cells with embedding, output layer and mean cross entropy, in double and with
 * nothing but loops over one row at a time. It knows a network's table of parameters, and none of its code.
 */
final class Plain {

    private final Network network;
    private final double[] p;

    Plain(Network network, double[] parameters) {
        this.network = network;
        this.p = parameters;
    }

    /**
     * The mean loss of a batch.
     *
     * @param inputs [steps, rows]
     * @param targets [steps, rows]
     * @param states by layer [rows, hidden], before the first step; afterwards those after the last
     */
    double loss(int steps, int rows, int[] inputs, int[] targets, double[][] states) {
        double loss = 0;
        for (int step = 0; step < steps; step++) {
            for (int row = 0; row < rows; row++) {
                double[] h = step(symbol(inputs[step * rows + row]), row, states);
                double[] logits = output(h);
                double sum = 0;
                for (double logit : logits) {
                    sum += Math.exp(logit);
                }
                loss += Math.log(sum) - logits[targets[step * rows + row]];
            }
        }
        return loss / (steps * rows);
    }

    /**
     * What the output layer makes of a row of vectors, from states that are 0.
     *
     * @param vectors [steps, rows, in]
     * @return [steps, outputs]
     */
    double[][] outputs(int steps, int rows, int row, float[] vectors) {
        int in = network.layers().get(0).inputSize();
        double[][] states = network.layers().stream()
                .map(layer -> new double[rows * layer.outputSize()])
                .toArray(double[][]::new);
        double[][] outputs = new double[steps][];
        for (int step = 0; step < steps; step++) {
            double[] x = new double[in];
            for (int i = 0; i < in; i++) {
                x[i] = vectors[(step * rows + row) * in + i];
            }
            outputs[step] = output(step(x, row, states));
        }
        return outputs;
    }

    /** What the last layer emits; the states of the row are afterwards those after the step. */
    private double[] step(double[] read, int row, double[][] states) {
        double[] x = read;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            int hidden = network.layers().get(layer).outputSize();
            double[] before = new double[hidden];
            System.arraycopy(states[layer], row * hidden, before, 0, hidden);
            String name = "layer" + (layer + 1) + ".h.";
            double[] h = new double[hidden];
            multiply(name + "W_x", x, h);
            multiply(name + "W_h", before, h);
            add(name + "b", h);
            for (int i = 0; i < hidden; i++) {
                h[i] = Math.tanh(h[i]);
            }
            System.arraycopy(h, 0, states[layer], row * hidden, hidden);
            x = h;
        }
        return x;
    }

    private double[] output(double[] h) {
        double[] outputs = new double[network.ends().outputs()];
        multiply("output.W", h, outputs);
        add("output.b", outputs);
        return outputs;
    }

    private double[] symbol(int symbol) {
        double[] oneHot = new double[network.symbols()];
        oneHot[symbol] = 1;
        if (!network.embeds()) {
            return oneHot;
        }
        double[] x = new double[network.layers().get(0).inputSize()];
        multiply("embedding.W", oneHot, x);
        return x;
    }

    private void multiply(String name, double[] vector, double[] target) {
        ParameterTable.Entry w = network.parameters().entry(name);
        for (int row = 0; row < w.rows(); row++) {
            for (int column = 0; column < w.columns(); column++) {
                target[row] += p[w.index(row, column)] * vector[column];
            }
        }
    }

    private void add(String name, double[] target) {
        ParameterTable.Entry b = network.parameters().entry(name);
        for (int i = 0; i < b.rows(); i++) {
            target[i] += p[b.offset() + i];
        }
    }
}
