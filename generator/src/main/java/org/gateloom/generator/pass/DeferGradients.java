package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;

/**
 * Backward, what no earlier step waits for leaves the loop: the gradient of a matrix is one product over all steps, and
 * so is the cotangent of the input.
 *
 * <p>Before: {@code step: d.x = W_xᵀ d.a; gradient W_x += d.a ⊗ x}. After: the same two lines after the loop.
 */
public final class DeferGradients implements Pass {

    @Override
    public Program apply(Program program) {
        Section backward = program.backward();
        Set<String> carried = program.graph().states().stream()
                .map(state -> Adjoint.ofPrevious(state.node()))
                .collect(Collectors.toSet());
        Set<Instruction> awaited = new HashSet<>();
        Set<String> wanted = new HashSet<>(carried);
        for (int i = backward.step().size() - 1; i >= 0; i--) {
            Instruction instruction = backward.step().get(i);
            boolean stays = instruction.defines().anyMatch(wanted::contains)
                    || instruction.reads().anyMatch(ref -> ref.previous() && carried.contains(ref.node()))
                    || addsToVector(instruction);
            if (stays) {
                awaited.add(instruction);
                instruction.reads().forEach(ref -> wanted.add(ref.node()));
            }
        }
        List<Instruction> step = new ArrayList<>();
        List<Instruction> after = new ArrayList<>();
        Set<String> late = new HashSet<>();
        for (Instruction instruction : backward.step()) {
            boolean product =
                    !(instruction instanceof Instruction.Elementwise || instruction instanceof Instruction.Across);
            boolean readsLate = instruction.reads().anyMatch(ref -> late.contains(ref.node()));
            if (!awaited.contains(instruction) && (product || readsLate)) {
                after.add(instruction);
                instruction.defines().forEach(late::add);
            } else {
                step.add(instruction);
            }
        }
        after.addAll(backward.after());
        return program.with(program.forward(), new Section(backward.before(), step, after));
    }

    /** Sums over rows and steps are kept in the loop, beside the value that is summed. */
    private static boolean addsToVector(Instruction instruction) {
        return instruction instanceof Instruction.Elementwise loop
                && loop.assignments().stream()
                        .anyMatch(assignment -> assignment.kind() == Instruction.Assignment.Kind.GRADIENT);
    }
}
