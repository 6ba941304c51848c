package org.gateloom.spec.reference;

import org.gateloom.spec.graph.Function;

/**
 * The value of each {@link Function} at real numbers. By {@link StrictMath}, so that the reference gives the same bits on
 * every machine.
 */
final class RealFunction {

    private RealFunction() {}

    /** The function of its operands. */
    static double value(Function function, double... a) {
        return switch (function) {
            case IDENTITY -> a[0];
            case ADD -> sum(a);
            case SUBTRACT -> a[0] - a[1];
            case MULTIPLY -> a[0] * a[1];
            case DIVIDE -> a[0] / a[1];
            case NEGATE -> -a[0];
            case MINIMUM -> Math.min(a[0], a[1]);
            case MAXIMUM -> Math.max(a[0], a[1]);
            case SIGMOID -> sigmoid(a[0]);
            case TANH -> StrictMath.tanh(a[0]);
            case RELU -> Math.max(a[0], 0);
            case LEAKY_RELU -> a[0] > 0 ? a[0] : 0.01 * a[0];
            case SOFTPLUS -> softplus(a[0]);
            case LOG_SIGMOID -> -softplus(-a[0]);
            case HARD_SIGMOID -> Math.min(Math.max(0.2 * a[0] + 0.5, 0), 1);
            case EXP -> StrictMath.exp(a[0]);
            case LOG -> StrictMath.log(a[0]);
            case SQRT -> Math.sqrt(a[0]);
            case SQUARE -> a[0] * a[0];
            case ABS -> Math.abs(a[0]);
            case SIN -> StrictMath.sin(a[0]);
            case COS -> StrictMath.cos(a[0]);
            case SELECT -> a[0] > 0 ? a[1] : a[2];
            case POSITIVE -> a[0] > 0 ? 1 : 0;
            case NOT_NEGATIVE -> a[0] >= 0 ? 1 : 0;
        };
    }

    private static double sum(double... a) {
        double sum = a[0];
        for (int k = 1; k < a.length; k++) {
            sum += a[k];
        }
        return sum;
    }

    /** In the half where the exponential is at most 1, so that it neither overflows nor loses digits. */
    static double sigmoid(double a) {
        double e = StrictMath.exp(-Math.abs(a));
        return a >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** {@code log(1 + exp(a)) = max(a, 0) + log(1 + exp(−|a|))}. */
    private static double softplus(double a) {
        return Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
    }
}
