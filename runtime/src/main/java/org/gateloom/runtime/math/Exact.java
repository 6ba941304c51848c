package org.gateloom.runtime.math;

/** The functions of {@link Fast} in double, as exactly as {@link Math} has them. */
public final class Exact {

    private Exact() {}

    public static double tanh(double a) {
        return Math.tanh(a);
    }

    /** 1 / (1 + exp(−a)). */
    public static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    /** max(a, 0). */
    public static double relu(double a) {
        return Math.max(a, 0);
    }

    /** a where a &gt; 0, else 0.01 a. */
    public static double leakyRelu(double a) {
        return Math.max(a, 0.01 * a);
    }

    /** log(1 + exp(a)), without overflow. */
    public static double softplus(double a) {
        return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
    }

    /** log(sigmoid(a)), without overflow. */
    public static double logSigmoid(double a) {
        return Math.min(a, 0) - Math.log1p(Math.exp(-Math.abs(a)));
    }

    /** min(max(0.2 a + 0.5, 0), 1). */
    public static double hardSigmoid(double a) {
        return Math.min(Math.max(0.2 * a + 0.5, 0), 1);
    }

    public static double exp(double a) {
        return Math.exp(a);
    }

    public static double log(double a) {
        return Math.log(a);
    }

    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    public static double square(double a) {
        return a * a;
    }

    public static double abs(double a) {
        return Math.abs(a);
    }

    public static double sin(double a) {
        return Math.sin(a);
    }

    public static double cos(double a) {
        return Math.cos(a);
    }

    public static double minimum(double a, double b) {
        return Math.min(a, b);
    }

    public static double maximum(double a, double b) {
        return Math.max(a, b);
    }

    /** b where a &gt; 0, else c. */
    public static double select(double a, double b, double c) {
        return a > 0 ? b : c;
    }

    /** 1 where a &gt; 0, else 0. */
    public static double positive(double a) {
        return a > 0 ? 1 : 0;
    }

    /** 1 where a ≥ 0, else 0. */
    public static double notNegative(double a) {
        return a >= 0 ? 1 : 0;
    }
}
