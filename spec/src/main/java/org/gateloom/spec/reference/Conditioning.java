package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gateloom.spec.graph.CellGraph;

/**
 * How much a case magnifies errors: when every number it starts from, or every number on the way to the answer, changes
 * by a share {@code ε} of itself, the answer changes by {@code condition · ε}, by the measure of {@link Deviation}.
 *
 * <p>Around 2 for a cell in its working range. Weights twenty times as large make a tanh RNN chaotic: after 17 steps its
 * outputs are magnified by thousands and its gradients by a million, and no program, however careful, has more digits
 * than that leaves. So what is asked of a result is {@link #allowed}: the stated tolerance, or where the case does not
 * determine the answer that well, a few roundings times its condition.
 *
 * <p>A gate that is all but 1 has its derivative {@code s (1 − s)} from a difference of which a float keeps few digits;
 * a gradient that only such gates pass on is no better in any program that keeps gates rather than what they were made of.
 *
 * <p>Ten layers a step and 17 steps of them, with such weights, turn the last bits of a double into an answer that has
 * nothing to do with the right one. Then the condition is infinite: anything is allowed, since the case says nothing.
 *
 * <p>Where the answer is not finite the condition is 1: nothing is allowed that would not be without it.
 *
 * @param values of outputs, states and last states
 * @param gradients of the gradients
 */
public record Conditioning(double values, double gradients) {

    /**
     * Roundings of the numbers a case starts from to which those on the way to the answer amount. Generated code of the
     * library's cells was off by 1 to 5 of them, in float and in double, at scale 1 and 20; the rest is margin.
     */
    private static final int ROUNDINGS = 16;

    /** Small enough for the change to be linear, large enough to be seen above double's rounding. */
    private static final double STEP = 0x1p-36;

    /** A change of the answer beyond this has left the range in which it grows with that of the case. */
    private static final double MEASURABLE = 0.1;

    private static final int SAMPLES = 3;

    /** Measured at a case by changing every number of it, and every number of its trace, up or down at random. */
    public static Conditioning of(CellGraph graph, Case given, RandomGenerator random) {
        Map<String, Tensor> answer = Reference.answer(graph, given).parts();
        double values = 1;
        double gradients = 1;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Case near = given.moved(relative(given, random), STEP);
            Map<String, Double> deviations = new LinkedHashMap<>(
                    Deviation.each(Reference.answer(graph, near).parts(), answer));
            Deviation.each(rounded(graph, given, random).parts(), answer)
                    .forEach((path, deviation) -> deviations.merge(path, deviation, Math::max));
            for (Map.Entry<String, Double> deviation : deviations.entrySet()) {
                if (Double.isInfinite(deviation.getValue())) {
                    continue;
                }
                double condition =
                        deviation.getValue() > MEASURABLE ? Double.POSITIVE_INFINITY : deviation.getValue() / STEP;
                if (Deviation.gradient(deviation.getKey())) {
                    gradients = Math.max(gradients, condition);
                } else {
                    values = Math.max(values, condition);
                }
            }
        }
        return new Conditioning(values, gradients);
    }

    /**
     * How far from the reference a block may be.
     *
     * @param path of the block, as in {@link CaseResult#parts}
     * @param tolerance what is asked of a case that magnifies nothing
     * @param rounding half the distance from 1 to the next number: 2⁻⁵³ in double, 2⁻²⁴ in float
     */
    public double allowed(String path, double tolerance, double rounding) {
        return Math.max(tolerance, ROUNDINGS * rounding * (Deviation.gradient(path) ? gradients : values));
    }

    /** The answer of a program that rounds every number to so many digits and takes derivatives from results. */
    private static CaseResult rounded(CellGraph graph, Case given, RandomGenerator random) {
        Arithmetic rounding = new Arithmetic(number -> number * (random.nextBoolean() ? 1 + STEP : 1 - STEP), Map.of());
        Trace trace = Interpreter.run(graph, given, rounding);
        Gradient gradient = ReverseMode.gradient(given, trace, RealDerivative::fromResult);
        return new CaseResult(trace.output(), trace.states(), trace.last(), gradient);
    }

    private static Gradient relative(Case given, RandomGenerator random) {
        return new Gradient(
                relative(given.parameters(), random),
                given.variableInput().map(vectors -> relative(vectors, random)),
                relative(given.initial(), random));
    }

    private static Map<String, Tensor> relative(Map<String, Tensor> tensors, RandomGenerator random) {
        Map<String, Tensor> signed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> signed.put(name, relative(tensor, random)));
        return signed;
    }

    private static Tensor relative(Tensor tensor, RandomGenerator random) {
        double[] signed = tensor.values().clone();
        for (int i = 0; i < signed.length; i++) {
            signed[i] *= random.nextBoolean() ? 1 : -1;
        }
        return new Tensor(tensor.shape(), signed);
    }
}
