package org.gateloom.spec.reference;

/**
 * A complex number. The functions are the textbook's, written so that they hold for a large real part.
 *
 * @param re real part
 * @param im imaginary part
 */
record Complex(double re, double im) {

    static final Complex ZERO = real(0);
    static final Complex ONE = real(1);

    static Complex real(double number) {
        return new Complex(number, 0);
    }

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex negated() {
        return new Complex(-re, -im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double number) {
        return new Complex(re * number, im * number);
    }

    /** Smith, Algorithm 116, 1962: no square of the divisor, so that it does not overflow. */
    Complex over(Complex other) {
        if (Math.abs(other.re) >= Math.abs(other.im)) {
            double ratio = other.im / other.re;
            double divisor = other.re + other.im * ratio;
            return new Complex((re + im * ratio) / divisor, (im - re * ratio) / divisor);
        }
        double ratio = other.re / other.im;
        double divisor = other.re * ratio + other.im;
        return new Complex((re * ratio + im) / divisor, (im * ratio - re) / divisor);
    }

    Complex exp() {
        double length = StrictMath.exp(re);
        return new Complex(length * StrictMath.cos(im), length * StrictMath.sin(im));
    }

    /** NaN for a negative real part, as the real logarithm has it. */
    Complex log() {
        return re < 0
                ? new Complex(Double.NaN, Double.NaN)
                : new Complex(StrictMath.log(StrictMath.hypot(re, im)), StrictMath.atan2(im, re));
    }

    /** {@code log(1 + z)}, which keeps the digits of a small {@code z}. */
    Complex logOnePlus() {
        return new Complex(0.5 * StrictMath.log1p(re * (2 + re) + im * im), StrictMath.atan2(im, 1 + re));
    }

    /** The root with a real part that is not negative; NaN for a negative real part, as the real root has it. */
    Complex sqrt() {
        if (re < 0) {
            return new Complex(Double.NaN, Double.NaN);
        }
        double root = Math.sqrt((re + StrictMath.hypot(re, im)) / 2);
        return root == 0 ? ZERO : new Complex(root, im / (2 * root));
    }

    Complex sin() {
        return new Complex(StrictMath.sin(re) * StrictMath.cosh(im), StrictMath.cos(re) * StrictMath.sinh(im));
    }

    Complex cos() {
        return new Complex(StrictMath.cos(re) * StrictMath.cosh(im), -StrictMath.sin(re) * StrictMath.sinh(im));
    }

    /**
     * {@code tanh(a + ib) = (t + iτ) / (1 + itτ)} with {@code t = tanh a} and {@code τ = tan b}; its imaginary part is
     * {@code τ (1 − t²) / (1 + t²τ²)}, and {@code 1 − t² = 1/cosh² a} keeps its digits.
     */
    Complex tanh() {
        double t = StrictMath.tanh(re);
        double tau = StrictMath.tan(im);
        double divisor = 1 + t * t * tau * tau;
        double cosh = StrictMath.cosh(re);
        return new Complex(t * (1 + tau * tau) / divisor, tau / cosh / cosh / divisor);
    }

    /** {@code 1 / (1 + exp(−z))}, by that exponential of the two that is at most 1. */
    Complex sigmoid() {
        Complex e = (re >= 0 ? negated() : this).exp();
        return (re >= 0 ? ONE : e).over(ONE.plus(e));
    }

    /** {@code log(1 + exp(z))}, by that exponential of the two that is at most 1. */
    Complex softplus() {
        return re >= 0 ? plus(negated().exp().logOnePlus()) : exp().logOnePlus();
    }
}
