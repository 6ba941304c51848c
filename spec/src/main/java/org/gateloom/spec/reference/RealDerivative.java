package org.gateloom.spec.reference;

import org.gateloom.spec.graph.Function;

/**
 * The partial derivatives of each {@link Function} at real numbers, from the operands alone. At ties and kinks as {@link
 * Function} says.
 */
final class RealDerivative {

    private RealDerivative() {}

    /**
     * The derivative by operand {@code k} as programs compute it that keep results: {@code 1 − y²} of {@code y = tanh(a)}
     * has few digits where {@code y} is all but 1.
     */
    static double fromResult(Function function, int k, double result, double... a) {
        return switch (function) {
            case SIGMOID -> result * (1 - result);
            case TANH -> 1 - result * result;
            default -> partial(function, k, a);
        };
    }

    /** The derivative by operand {@code k}. */
    static double partial(Function function, int k, double... a) {
        return switch (function) {
            case IDENTITY, ADD -> 1;
            case SUBTRACT -> k == 0 ? 1 : -1;
            case MULTIPLY -> a[1 - k];
            case DIVIDE -> k == 0 ? 1 / a[1] : -a[0] / (a[1] * a[1]);
            case NEGATE -> -1;
            case MINIMUM -> (a[0] <= a[1]) == (k == 0) ? 1 : 0;
            case MAXIMUM -> (a[0] >= a[1]) == (k == 0) ? 1 : 0;
            // s(a) (1 − s(a)), and 1 − s(a) = s(−a) keeps its digits where s(a) is all but 1.
            case SIGMOID -> RealFunction.sigmoid(a[0]) * RealFunction.sigmoid(-a[0]);
            // 1 − tanh², written so that it keeps its digits where tanh is all but 1.
            case TANH -> 1 / (StrictMath.cosh(a[0]) * StrictMath.cosh(a[0]));
            case RELU -> a[0] > 0 ? 1 : 0;
            case LEAKY_RELU -> a[0] > 0 ? 1 : 0.01;
            case SOFTPLUS -> RealFunction.sigmoid(a[0]);
            case LOG_SIGMOID -> RealFunction.sigmoid(-a[0]);
            case HARD_SIGMOID -> 0.2 * a[0] + 0.5 > 0 && 0.2 * a[0] + 0.5 < 1 ? 0.2 : 0;
            case EXP -> StrictMath.exp(a[0]);
            case LOG -> 1 / a[0];
            case SQRT -> 0.5 / Math.sqrt(a[0]);
            case SQUARE -> 2 * a[0];
            case ABS -> Math.signum(a[0]);
            case SIN -> StrictMath.cos(a[0]);
            case COS -> -StrictMath.sin(a[0]);
            case SELECT -> k > 0 && (a[0] > 0) == (k == 1) ? 1 : 0;
            case POSITIVE, NOT_NEGATIVE -> 0;
        };
    }
}
