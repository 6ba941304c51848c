package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;

/**
 * Products that do not depend on the recurrence leave the loop: for all steps they are one product. What element-wise
 * work they need goes with them; other element-wise work stays, where its values are still in the cache.
 *
 * <p>Before: {@code step: a = W_x x + W_h prev(h)}. After: {@code before: a = W_x x; step: a += W_h prev(h)}.
 */
public final class HoistInvariants implements Pass {

    @Override
    public Program apply(Program program) {
        Section forward = program.forward();
        Map<String, Instruction> definitions = new HashMap<>();
        Set<String> invariant = new HashSet<>(Set.of(CellGraph.INPUT));
        program.graph().masks().forEach(mask -> invariant.add(mask.name()));
        for (Instruction instruction : forward.step()) {
            instruction.defines().forEach(value -> definitions.put(value, instruction));
            if (instruction.reads().allMatch(ref -> invariant.contains(ref.node()))) {
                instruction.defines().forEach(invariant::add);
            }
        }
        Set<Instruction> before = new LinkedHashSet<>();
        List<Instruction> step = new ArrayList<>();
        for (Instruction instruction : forward.step()) {
            if (!(instruction instanceof Instruction.Multiply multiply)) {
                continue;
            }
            List<Instruction.Term> hoisted = multiply.terms().stream()
                    .filter(term -> invariant.contains(term.operand().node()))
                    .toList();
            hoisted.forEach(term -> require(term.operand(), definitions, before));
            if (!hoisted.isEmpty()) {
                before.add(new Instruction.Multiply(multiply.target(), false, hoisted));
            }
        }
        for (Instruction instruction : forward.step()) {
            if (before.contains(instruction)) {
                continue;
            }
            if (instruction instanceof Instruction.Multiply multiply) {
                List<Instruction.Term> left = multiply.terms().stream()
                        .filter(term -> !invariant.contains(term.operand().node()))
                        .toList();
                boolean split = left.size() < multiply.terms().size();
                if (!left.isEmpty()) {
                    step.add(new Instruction.Multiply(multiply.target(), split, left));
                }
            } else {
                step.add(instruction);
            }
        }
        return program.with(new Section(List.copyOf(before), step, forward.after()), program.backward());
    }

    /** Takes along what defines an invariant value, and what that needs. */
    private static void require(Ref ref, Map<String, Instruction> definitions, Set<Instruction> before) {
        Instruction definition = definitions.get(ref.node());
        if (definition != null && !before.contains(definition)) {
            definition.reads().forEach(read -> require(read, definitions, before));
            before.add(definition);
        }
    }
}
