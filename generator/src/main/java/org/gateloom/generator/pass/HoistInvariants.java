package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;

/**
 * Products that do not depend on the recurrence leave the loop: for all steps they are one product. What element-wise
 * work they need goes with them; other element-wise work stays, where its values are still in the cache, unless it is the
 * same at every step because it reads nothing but parameters, and costly.
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
        constants(forward.step(), kept(program)).forEach(constant -> take(constant, definitions, before));
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

    /** Values that have a place of their own at each step, whatever they are. */
    private static Set<String> kept(Program program) {
        return Uses.fromOutside(program).collect(Collectors.toSet());
    }

    /** What reads nothing but parameters and calls a transcendental function, or reads what does. */
    private static List<Instruction> constants(List<Instruction> instructions, Set<String> kept) {
        Set<String> constant = new HashSet<>();
        Set<String> costly = new HashSet<>();
        List<Instruction> found = new ArrayList<>();
        for (Instruction instruction : instructions) {
            boolean candidate =
                    (instruction instanceof Instruction.Elementwise || instruction instanceof Instruction.Across)
                            && instruction.reads().allMatch(ref -> !ref.previous() && constant.contains(ref.node()))
                            && instruction.defines().noneMatch(kept::contains);
            if (!candidate) {
                continue;
            }
            instruction.defines().forEach(constant::add);
            if (transcendental(instruction) || instruction.reads().anyMatch(ref -> costly.contains(ref.node()))) {
                instruction.defines().forEach(costly::add);
                found.add(instruction);
            }
        }
        return found;
    }

    private static boolean transcendental(Instruction instruction) {
        return instruction instanceof Instruction.Elementwise loop
                && loop.assignments().stream()
                        .anyMatch(assignment -> assignment.value().transcendental());
    }

    /** Takes along what defines an invariant value, and what that needs. */
    private static void require(Ref ref, Map<String, Instruction> definitions, Set<Instruction> before) {
        Instruction definition = definitions.get(ref.node());
        if (definition != null) {
            take(definition, definitions, before);
        }
    }

    private static void take(Instruction instruction, Map<String, Instruction> definitions, Set<Instruction> before) {
        if (!before.contains(instruction)) {
            instruction.reads().forEach(read -> require(read, definitions, before));
            before.add(instruction);
        }
    }
}
