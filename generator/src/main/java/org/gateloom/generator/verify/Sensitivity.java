package org.gateloom.generator.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;

/**
 * How much of an answer is decided by digits that a precision does not have: the deviation of the exact answer when
 * every parameter is off by one rounding. With large weights a recurrence can be chaotic; then no computation in that
 * precision can agree with another to many digits, and a tolerance must allow what one rounding does, or it measures the
 * case and not the code.
 */
public final class Sensitivity {

    private static final int TRIES = 3;

    private Sensitivity() {}

    /**
     * Of each part of the answer, by its path.
     *
     * @param expected the reference's answer to the case
     */
    public static Map<String, Double> of(CellGraph graph, Case given, CaseResult expected, Precision precision) {
        double rounding = precision == Precision.FLOAT ? Math.ulp(1f) / 2 : Math.ulp(1.0) / 2;
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Double> worst = new LinkedHashMap<>();
        for (int i = 0; i < TRIES; i++) {
            Map<String, Tensor> moved = new LinkedHashMap<>();
            given.parameters().forEach((name, tensor) -> moved.put(name, moved(tensor, rounding, random)));
            Case nearby = new Case(given.sizes(), moved, given.input(), given.initial(), given.cotangent());
            CaseResult answer = Reference.answer(graph, nearby);
            Deviation.each(answer.parts(), expected.parts())
                    .forEach((path, deviation) -> worst.merge(path, deviation, Math::max));
        }
        return worst;
    }

    private static Tensor moved(Tensor tensor, double rounding, SplittableRandom random) {
        double[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= random.nextBoolean() ? 1 + rounding : 1 - rounding;
        }
        return new Tensor(tensor.shape(), values);
    }
}
