package org.gateloom.generator.pass;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.Ref;

/**
 * A forward value that is one cheap operation away from values that are kept anyway is computed again in backward and
 * not kept. What takes a product or a transcendental function is kept.
 *
 * <p>Before: {@code backward: d.n = d.h * h.1}, with {@code h.1 = 1 - z} of forward. After: {@code d.n = d.h * (1 -
 * z)}.
 */
public final class RecomputeCheapValues implements Pass {

    @Override
    public Program apply(Program program) {
        Map<String, Expression> definitions = new HashMap<>();
        Set<String> outside = new HashSet<>(Uses.fromOutside(program).toList());
        program.forward().step().forEach(instruction -> {
            if (instruction instanceof Instruction.Elementwise loop) {
                loop.assignments().stream()
                        .filter(assignment -> !outside.contains(assignment.target()))
                        .forEach(assignment -> definitions.put(assignment.target(), assignment.value()));
            }
        });
        Set<String> kept = new HashSet<>();
        program.backward().all().flatMap(Instruction::reads).forEach(ref -> kept.add(ref.node()));
        // A value under a product is read from memory as it is.
        program.backward()
                .all()
                .filter(instruction -> !(instruction instanceof Instruction.Elementwise))
                .flatMap(Instruction::reads)
                .forEach(ref -> definitions.remove(ref.node()));
        definitions
                .values()
                .removeIf(value -> value.operations() != 1
                        || value.transcendental()
                        || value.reads().anyMatch(ref -> !kept.contains(ref.node()))
                        || value.reads().anyMatch(ref -> definitions.containsKey(ref.node())));
        Section backward = program.backward();
        return program.with(
                program.forward(),
                new Section(
                        list(backward.before(), definitions),
                        list(backward.step(), definitions),
                        list(backward.after(), definitions)));
    }

    private static List<Instruction> list(List<Instruction> instructions, Map<String, Expression> definitions) {
        return instructions.stream()
                .map(instruction -> instruction instanceof Instruction.Elementwise loop
                        ? new Instruction.Elementwise(
                                loop.size(),
                                loop.assignments().stream()
                                        .map(assignment -> new Instruction.Assignment(
                                                assignment.target(),
                                                assignment.value().replace(ref -> expression(ref, definitions)),
                                                assignment.kind()))
                                        .toList())
                        : instruction)
                .toList();
    }

    private static Expression expression(Ref ref, Map<String, Expression> definitions) {
        Expression definition = ref.previous() ? null : definitions.get(ref.node());
        return definition == null ? new Expression.Read(ref) : definition;
    }
}
