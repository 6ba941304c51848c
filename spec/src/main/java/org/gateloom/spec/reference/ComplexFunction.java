package org.gateloom.spec.reference;

import org.gateloom.spec.graph.Function;

/**
 * The value of each {@link Function} at complex numbers. What is decided by comparing is decided by the real part, so
 * that a piece of a function continues as that piece; at ties and kinks as {@link Function} says.
 */
final class ComplexFunction {

    private ComplexFunction() {}

    /**
     * What the imaginary step adds to a real part, by products of imaginary parts, is some 1e-120: a number that is 0 at
     * the case itself would so be on one side of a kink by chance.
     */
    private static final double NOTHING = 0x1p-350;

    /** −1, 0 or 1. */
    private static double side(double real) {
        return Math.abs(real) < NOTHING ? 0 : Math.signum(real);
    }

    /** The function of its operands. */
    static Complex value(Function function, Complex... a) {
        return switch (function) {
            case IDENTITY -> a[0];
            case ADD -> sum(a);
            case SUBTRACT -> a[0].minus(a[1]);
            case MULTIPLY -> a[0].times(a[1]);
            case DIVIDE -> a[0].over(a[1]);
            case NEGATE -> a[0].negated();
            case MINIMUM -> side(a[0].re() - a[1].re()) <= 0 ? a[0] : a[1];
            case MAXIMUM -> side(a[0].re() - a[1].re()) >= 0 ? a[0] : a[1];
            case SIGMOID -> a[0].sigmoid();
            case TANH -> a[0].tanh();
            case RELU -> side(a[0].re()) > 0 ? a[0] : Complex.ZERO;
            case LEAKY_RELU -> side(a[0].re()) > 0 ? a[0] : a[0].times(0.01);
            case SOFTPLUS -> a[0].softplus();
            case LOG_SIGMOID -> a[0].negated().softplus().negated();
            case HARD_SIGMOID -> hardSigmoid(a[0].times(0.2).plus(Complex.real(0.5)));
            case EXP -> a[0].exp();
            case LOG -> a[0].log();
            case SQRT -> a[0].sqrt();
            case SQUARE -> a[0].times(a[0]);
            case ABS -> a[0].times(side(a[0].re()));
            case SIN -> a[0].sin();
            case COS -> a[0].cos();
            case SELECT -> side(a[0].re()) > 0 ? a[1] : a[2];
            case POSITIVE -> Complex.real(side(a[0].re()) > 0 ? 1 : 0);
            case NOT_NEGATIVE -> Complex.real(side(a[0].re()) >= 0 ? 1 : 0);
        };
    }

    private static Complex sum(Complex... a) {
        Complex sum = a[0];
        for (int k = 1; k < a.length; k++) {
            sum = sum.plus(a[k]);
        }
        return sum;
    }

    private static Complex hardSigmoid(Complex line) {
        if (side(line.re()) <= 0) {
            return Complex.ZERO;
        }
        return side(line.re() - 1) >= 0 ? Complex.ONE : line;
    }
}
