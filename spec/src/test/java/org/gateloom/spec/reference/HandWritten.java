package org.gateloom.spec.reference;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The lecture's cells as equations in plain Java, one row of a batch at a time: written apart from the graph and its
 * interpreter, to hold them against.
 */
final class HandWritten {

    private final Map<String, Tensor> parameters;
    private final int hidden;

    HandWritten(Map<String, Tensor> parameters, int hidden) {
        this.parameters = parameters;
        this.hidden = hidden;
    }

    /** One row's states after a step, {@code h} first. */
    interface Cell {
        double[][] step(double[] x, double[][] states);
    }

    /** h' = tanh(W x + U h + b). */
    double[][] rnn(double[] x, double[][] states) {
        return new double[][] {gate("h", Math::tanh, x, "h", states[0])};
    }

    /** c' = f c + i g, h' = o tanh(c'). */
    double[][] lstm(double[] x, double[][] states) {
        double[] h = states[0];
        double[] f = gate("forget", HandWritten::sigmoid, x, "h", h);
        double[] i = gate("input", HandWritten::sigmoid, x, "h", h);
        double[] g = gate("candidate", Math::tanh, x, "h", h);
        double[] o = gate("output", HandWritten::sigmoid, x, "h", h);
        double[] memory = new double[hidden];
        double[] out = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            memory[j] = f[j] * states[1][j] + i[j] * g[j];
            out[j] = o[j] * Math.tanh(memory[j]);
        }
        return new double[][] {out, memory};
    }

    /** h' = (1 − z) g + z h, with g = tanh(W x + U (r h) + b). */
    double[][] gru(double[] x, double[][] states) {
        double[] h = states[0];
        double[] z = gate("update", HandWritten::sigmoid, x, "h", h);
        double[] r = gate("reset", HandWritten::sigmoid, x, "h", h);
        double[] seen = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            seen[j] = r[j] * h[j];
        }
        double[] g = gate("candidate", Math::tanh, x, "seen", seen);
        double[] out = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            out[j] = (1 - z[j]) * g[j] + z[j] * h[j];
        }
        return new double[][] {out};
    }

    private double[] gate(String gate, DoubleUnaryOperator act, double[] x, String operand, double[] v) {
        Tensor fromX = parameters.get(gate + ".W_x");
        Tensor fromV = parameters.get(gate + ".W_" + operand);
        Tensor bias = parameters.get(gate + ".b");
        double[] value = new double[hidden];
        for (int out = 0; out < hidden; out++) {
            double sum = bias.get(out);
            for (int in = 0; in < x.length; in++) {
                sum += fromX.get(out, in) * x[in];
            }
            for (int in = 0; in < v.length; in++) {
                sum += fromV.get(out, in) * v[in];
            }
            value[out] = act.applyAsDouble(sum);
        }
        return value;
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }
}
