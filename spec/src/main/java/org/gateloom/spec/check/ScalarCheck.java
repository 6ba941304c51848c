package org.gateloom.spec.check;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Reports scalars that change with time and are spread over a vector. What is made of numbers and parameters may be
 * spread; for the rest the generator has no derivative yet, since it never sums over the elements of one step.
 */
final class ScalarCheck {

    private final Map<String, Draft> drafts;
    private final Map<String, Size> sizes;
    private final Problems problems;
    private final Set<String> moving = new LinkedHashSet<>();

    private ScalarCheck(Map<String, Draft> drafts, Map<String, Size> sizes, Problems problems) {
        this.drafts = drafts;
        this.sizes = sizes;
        this.problems = problems;
    }

    static void check(Map<String, Draft> drafts, Map<String, Size> sizes, Problems problems) {
        ScalarCheck check = new ScalarCheck(drafts, sizes, problems);
        check.findMoving();
        drafts.values().forEach(check::check);
    }

    /** Whatever reads the input or a step before changes with time, and so does what reads that. */
    private void findMoving() {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Draft draft : drafts.values()) {
                boolean moves = draft.operation() instanceof Operation.Input
                        || draft.operands().stream()
                                .anyMatch(operand -> operand.previous() || moving.contains(operand.node()));
                grown |= moves && moving.add(draft.name());
            }
        }
    }

    private void check(Draft draft) {
        boolean vector = draft.operation() instanceof Operation.Pointwise
                && !sizes.get(draft.name()).equals(Size.ONE);
        if (!vector) {
            return;
        }
        for (Ref operand : draft.operands()) {
            boolean changes = operand.previous() || moving.contains(operand.node());
            if (changes && sizes.get(operand.node()).equals(Size.ONE)) {
                Draft scalar = drafts.get(operand.node());
                String text = scalar.name().equals(scalar.owner()) ? operand.toString() : scalar.text();
                problems.report(
                        draft.position(),
                        Key.NOT_OFFERED,
                        "'" + text + "' is one number that changes with time, and meets a vector of size ["
                                + sizes.get(draft.name()) + "]; that is not offered yet",
                        "expected a value of that size, or 'linear(" + text + ")'");
            }
        }
    }
}
