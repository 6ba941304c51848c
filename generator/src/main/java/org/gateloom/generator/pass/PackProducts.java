package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.Ref;

/**
 * Products that read the same value are done together, where the first of them stands; but for those that would
 * overwrite what is read between.
 *
 * <p>Before: {@code a += U prev(h); b += V prev(h)}. After: {@code together: a += U prev(h) | b += V prev(h)}.
 */
public final class PackProducts implements Pass {

    @Override
    public Program apply(Program program) {
        return program.with(section(program.forward()), section(program.backward()));
    }

    private static Section section(Section section) {
        return new Section(list(section.before()), list(section.step()), list(section.after()));
    }

    private static List<Instruction> list(List<Instruction> instructions) {
        Map<Instruction.Term, List<Instruction.Multiply>> byOperand = new LinkedHashMap<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Multiply multiply
                    && multiply.terms().size() == 1) {
                List<Instruction.Multiply> others = byOperand.computeIfAbsent(key(multiply), key -> new ArrayList<>());
                if (others.isEmpty() || movable(multiply, others.get(0), instructions)) {
                    others.add(multiply);
                }
            }
        }
        List<Instruction> packed = new ArrayList<>();
        for (Instruction instruction : instructions) {
            List<Instruction.Multiply> together = instruction instanceof Instruction.Multiply multiply
                            && multiply.terms().size() == 1
                    ? byOperand.get(key(multiply))
                    : List.of();
            if (together.size() < 2 || together.stream().noneMatch(product -> product == instruction)) {
                packed.add(instruction);
            } else if (together.get(0) == instruction) {
                packed.add(new Instruction.Pack(together));
            }
        }
        return packed;
    }

    /** Whether nothing between reads the value of the step before that a product overwrites. */
    private static boolean movable(
            Instruction.Multiply product, Instruction.Multiply to, List<Instruction> instructions) {
        return instructions.stream()
                .dropWhile(instruction -> instruction != to)
                .takeWhile(instruction -> instruction != product)
                .flatMap(Instruction::reads)
                .noneMatch(Ref.previous(product.target())::equals);
    }

    /** The operand and whether the matrix is transposed. */
    private static Instruction.Term key(Instruction.Multiply multiply) {
        Instruction.Term term = multiply.terms().get(0);
        return new Instruction.Term("", term.transposed(), term.operand());
    }
}
