package org.gateloom.spec.reference;

import org.gateloom.spec.graph.CellGraph;

/**
 * Derivatives from two runs of {@link Interpreter} a small step apart: the roughest of the three ways, right to about
 * seven digits, and the only one that asks nothing but the value.
 */
final class CentralDifference {

    /** Near the cube root of the rounding error, where it and the error of the formula, of order two, are alike. */
    private static final double STEP = 0x1p-17;

    private static final int ROUNDINGS = 8;

    private CentralDifference() {}

    /**
     * The derivative in a direction.
     *
     * @param direction of length about 1; frozen parameters do not move
     */
    static double derivative(CellGraph graph, Case given, Gradient direction) {
        Gradient moving = direction.trained(graph);
        double above = number(graph, given.moved(moving, STEP));
        double below = number(graph, given.moved(moving, -STEP));
        return (above - below) / (2 * STEP);
    }

    /** What rounding alone may do to a derivative: a few times that of the terms of the number, over twice the step. */
    static double rounding(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given);
        double terms = magnitude(given.cotangent().output(), trace.output());
        for (var last : trace.last().entrySet()) {
            terms += magnitude(given.cotangent().last().get(last.getKey()), last.getValue());
        }
        return ROUNDINGS * Math.ulp(terms) / (2 * STEP);
    }

    private static double magnitude(Tensor factors, Tensor numbers) {
        double sum = 0;
        for (int i = 0; i < factors.values().length; i++) {
            sum += Math.abs(factors.values()[i] * numbers.values()[i]);
        }
        return sum;
    }

    /** The number that the cotangent defines. */
    static double number(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given);
        double number = given.cotangent().output().dot(trace.output());
        for (var last : trace.last().entrySet()) {
            number += given.cotangent().last().get(last.getKey()).dot(last.getValue());
        }
        return number;
    }
}
