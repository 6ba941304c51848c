package org.gateloom.generator.verify;

import org.gateloom.runtime.cell.Precision;

/**
 * How far numbers may be from what is expected, by {@code org.gateloom.spec.reference.Deviation}.
 *
 * @param values for outputs and states
 * @param gradients for gradients; larger, because each is a sum over steps and rows
 * @param rounding half the distance from 1 to the next number
 */
public record Tolerance(double values, double gradients, double rounding) {

    /** Four digits above double's rounding for values, seven for gradients. */
    public static final Tolerance DOUBLE = new Tolerance(1e-12, 1e-9, 0x1p-53);

    /** Two digits above float's rounding for values, and the approximations of tanh and sigmoid are within it. */
    public static final Tolerance FLOAT = new Tolerance(1e-5, 2e-4, 0x1p-24);

    /** What is asked of a cell that computes with such numbers. */
    public static Tolerance of(Precision precision) {
        return precision == Precision.FLOAT ? FLOAT : DOUBLE;
    }

    /** Whether the block of that path is a gradient. */
    public static boolean gradient(String path) {
        return path.startsWith("gradient.");
    }

    /** For the block of that path. */
    public double of(String path) {
        return gradient(path) ? gradients : values;
    }
}
