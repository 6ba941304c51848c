package org.gateloom.runtime.opencl;

import com.aparapi.Kernel;
import org.gateloom.runtime.math.Fast;

/**
 * Functions of an element, as kernels compute them. A superclass of kernels, because Aparapi translates what a kernel's class
 * and those above it have, and nothing else.
 */
abstract class ElementFunctions extends Kernel {

    // Constants of javac, so that Aparapi finds numbers and no fields of another class.
    private static final float SATURATED = Fast.SATURATED;
    private static final float P0 = Fast.P0;
    private static final float P1 = Fast.P1;
    private static final float P2 = Fast.P2;
    private static final float P3 = Fast.P3;
    private static final float P4 = Fast.P4;
    private static final float P5 = Fast.P5;
    private static final float Q1 = Fast.Q1;
    private static final float Q2 = Fast.Q2;
    private static final float Q3 = Fast.Q3;

    /** tanh, by the rational function of {@code runtime.math.Fast}; what is not a number stays so. */
    protected float rationalTanh(float a) {
        float x = a;
        if (a > SATURATED) {
            x = SATURATED;
        }
        if (a < -SATURATED) {
            x = -SATURATED;
        }
        float z = x * x;
        float p = ((((P5 * z + P4) * z + P3) * z + P2) * z + P1) * z + P0;
        float q = ((Q3 * z + Q2) * z + Q1) * z + 1f;
        return x * p / q;
    }

    /** {@code 1 / (1 + exp(−a))}. */
    protected float sigmoid(float a) {
        return 0.5f * rationalTanh(0.5f * a) + 0.5f;
    }

    /** {@code max(a, 0)}; what is not a number stays so, as everywhere here, where OpenCL's own functions would lose it. */
    protected float relu(float a) {
        return a <= 0f ? 0f : a;
    }

    /** {@code a} where it is greater than 0, else {@code 0.01 a}. */
    protected float leakyRelu(float a) {
        return a > 0f ? a : 0.01f * a;
    }

    // These call none of the others: Aparapi prints what is called by way of two into OpenCL C behind where it is used.

    /** {@code log(1 + exp(a))}. */
    protected float softplus(float a) {
        float positive = a <= 0f ? 0f : a;
        return positive + log1p(exp(-abs(a)));
    }

    /** {@code log(sigmoid(a))}. */
    protected float logSigmoid(float a) {
        float negative = a >= 0f ? 0f : a;
        return negative - log1p(exp(-abs(a)));
    }

    /** {@code min(max(0.2 a + 0.5, 0), 1)}. */
    protected float hardSigmoid(float a) {
        float b = 0.2f * a + 0.5f;
        if (b <= 0f) {
            b = 0f;
        }
        if (b > 1f) {
            b = 1f;
        }
        return b;
    }

    /** The smaller of two numbers. */
    protected float smaller(float a, float b) {
        float result = a + b;
        if (a <= b) {
            result = a;
        }
        if (b < a) {
            result = b;
        }
        return result;
    }

    /** The greater of two numbers. */
    protected float greater(float a, float b) {
        float result = a + b;
        if (a >= b) {
            result = a;
        }
        if (b > a) {
            result = b;
        }
        return result;
    }

    /** {@code a²}. */
    protected float square(float a) {
        return a * a;
    }

    /** {@code b} where {@code a} is greater than 0, else {@code c}. */
    protected float select(float a, float b, float c) {
        return a > 0f ? b : c;
    }

    /** 1 where {@code a} is greater than 0, else 0. */
    protected float positive(float a) {
        return a > 0f ? 1f : 0f;
    }

    /** 1 where {@code a} is not less than 0, else 0. */
    protected float notNegative(float a) {
        return a >= 0f ? 1f : 0f;
    }
}
