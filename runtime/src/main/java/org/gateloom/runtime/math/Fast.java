package org.gateloom.runtime.math;

/**
 * Activations in float, made of products, sums and one division. Errors are against {@link Math} over all floats.
 */
public final class Fast {

    /**
     * Beyond it tanh is 1 to within 2.3e-7, and what is computed there stays below 1. A second clamp behind the division
     * would cost a third of the time.
     */
    public static final float SATURATED = 8f;

    // An odd rational function, fitted to tanh on [-8.5, 8.5] for the least relative error (3.4e-8 before rounding).
    // Public for
    // kernels, which compute by the same numbers.
    public static final float P0 = 0.99999994f;
    public static final float P1 = 0.12949887f;
    public static final float P2 = 0.0029538726f;
    public static final float P3 = 9.573693e-6f;
    public static final float P4 = -1.3718789e-8f;
    public static final float P5 = 2.0723555e-11f;
    public static final float Q1 = 0.46283188f;
    public static final float Q2 = 0.02389828f;
    public static final float Q3 = 2.3270251e-4f;

    /** Its square makes every positive number at least 1. */
    private static final float LARGE = 1e30f;

    /** Added and taken away again, it rounds what is smaller to multiples of 8e-28. */
    public static final float FLUSH = 1e-20f;

    private Fast() {}

    /**
     * a, but 0 where |a| is below 4e-28, and rounded to multiples of 8e-28 below 1e-20. What is carried from step to step would
     * else fade into numbers near the least that there are, with which many processors are a hundred times as slow: a state
     * whose gate is shut, the moment of a parameter whose gradient has stopped, a derivative on its way back through time.
     */
    public static float flushed(float a) {
        return a + FLUSH - FLUSH;
    }

    /** tanh, off by at most 3.4e-7 relatively; between −1 and 1; NaN stays NaN. */
    public static float tanh(float a) {
        float x = Math.max(-SATURATED, Math.min(SATURATED, a));
        float z = x * x;
        float p = ((((P5 * z + P4) * z + P3) * z + P2) * z + P1) * z + P0;
        float q = ((Q3 * z + Q2) * z + Q1) * z + 1;
        return x * p / q;
    }

    /** 1 / (1 + exp(−a)), off by at most 2e-7 absolutely; within [0, 1]; NaN stays NaN. */
    public static float sigmoid(float a) {
        return 0.5f * tanh(0.5f * a) + 0.5f;
    }

    /** max(a, 0). */
    public static float relu(float a) {
        return Math.max(a, 0f);
    }

    /** a where a &gt; 0, else 0.01 a. */
    public static float leakyRelu(float a) {
        return Math.max(a, 0.01f * a);
    }

    /** log(1 + exp(a)), without overflow. */
    public static float softplus(float a) {
        return (float) Exact.softplus(a);
    }

    /** log(sigmoid(a)), without overflow. */
    public static float logSigmoid(float a) {
        return (float) Exact.logSigmoid(a);
    }

    /** min(max(0.2 a + 0.5, 0), 1). */
    public static float hardSigmoid(float a) {
        return Math.min(Math.max(0.2f * a + 0.5f, 0f), 1f);
    }

    public static float exp(float a) {
        return (float) Math.exp(a);
    }

    public static float log(float a) {
        return (float) Math.log(a);
    }

    public static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    public static float square(float a) {
        return a * a;
    }

    public static float abs(float a) {
        return Math.abs(a);
    }

    public static float sin(float a) {
        return (float) Math.sin(a);
    }

    public static float cos(float a) {
        return (float) Math.cos(a);
    }

    public static float minimum(float a, float b) {
        return Math.min(a, b);
    }

    public static float maximum(float a, float b) {
        return Math.max(a, b);
    }

    /** b where a &gt; 0, else c. */
    public static float select(float a, float b, float c) {
        return a > 0 ? b : c;
    }

    /** 1 where a &gt; 0, else 0; NaN stays NaN. A comparison would keep the loop around it from vector instructions. */
    public static float positive(float a) {
        return Math.min(1f, Math.max(0f, a * LARGE * LARGE));
    }

    /** 1 where a ≥ 0, else 0; NaN stays NaN. */
    public static float notNegative(float a) {
        return 1 - positive(-a);
    }
}
