package org.gateloom.spec.graph;

/**
 * How a parameter is filled before training. A matrix of shape {@code [rows, columns]} has fan-out {@code rows} and
 * fan-in {@code columns}; a vector has fan-in 1.
 */
public sealed interface Initializer {

    /** The number everywhere. */
    record Constant(double value) implements Initializer {}

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Initializer {}

    /** The logarithm of a number that is uniform in [low, high); 0 &lt; low. */
    record LogUniform(double low, double high) implements Initializer {}

    /** Normal with mean 0. */
    record Normal(double deviation) implements Initializer {}

    /** Uniform in ±1/√fan-in. */
    record FanIn() implements Initializer {}

    /** Uniform in ±√(6/(fan-in + fan-out)); Glorot and Bengio 2010. */
    record Glorot() implements Initializer {}

    /** Rows (or columns, whichever are fewer) orthonormal, times gain; Saxe, McClelland, Ganguli 2014. */
    record Orthogonal(double gain) implements Initializer {}

    /** Scale on the diagonal, 0 elsewhere; with scale 1 as in Le, Jaitly, Hinton 2015. */
    record Identity(double scale) implements Initializer {}

    /** The numbers that another parameter of the same shape starts with; that one is no copy. */
    record Copy(String parameter) implements Initializer {}

    /** The negatives of the numbers that another parameter of the same shape starts with; that one is no copy. */
    record Negative(String parameter) implements Initializer {}
}
