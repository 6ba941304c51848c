package org.gateloom.generator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Conditioning;
import org.gateloom.spec.reference.Deviation;

/** How tests hold an answer against the reference's. */
public final class Closeness {

    private Closeness() {}

    /**
     * Each block is within the tolerance, or within what the case magnifies a rounding to. The latter takes six more answers
     * of the reference, so that it is asked for only where a block is farther off than the tolerance.
     *
     * @param what is told with a block that is too far off
     */
    public static void assertClose(
            CellGraph graph, Case given, CaseResult answer, CaseResult expected, Tolerance tolerance, String what) {
        Map<String, Double> deviations = Deviation.each(answer.parts(), expected.parts());
        if (deviations.entrySet().stream()
                .allMatch(deviation -> deviation.getValue() <= tolerance.of(deviation.getKey()))) {
            return;
        }
        Conditioning condition = Conditioning.of(graph, given, new SplittableRandom(1));
        deviations.forEach((path, deviation) -> assertThat(deviation)
                .as("%s of %s", path, what)
                .isLessThanOrEqualTo(condition.allowed(path, tolerance.of(path), tolerance.rounding())));
    }
}
