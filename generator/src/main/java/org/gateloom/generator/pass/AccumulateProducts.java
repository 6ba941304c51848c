package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Products that are only added up share one target, in which BLAS adds them.
 *
 * <p>Before: {@code a.1 = W_x x; a.2 = W_h prev(h); a.3 = a.1 + a.2 + b}. After: {@code a.3.products = W_x x + W_h
 * prev(h); a.3 = a.3.products + b}. A copy of a product is the product itself.
 */
public final class AccumulateProducts implements Pass {

    /** What the name of the sum ends in when something else is added to it. */
    public static final String SUFFIX = ".products";

    @Override
    public Program apply(Program program) {
        Map<String, Size> sizes = new LinkedHashMap<>(program.sizes());
        Map<String, Long> readers = Uses.count(program);
        Section forward = section(program.forward(), readers, sizes);
        Section backward = section(program.backward(), readers, sizes);
        return new Program(program.graph(), sizes, forward, backward, program.inputCotangent());
    }

    private static Section section(Section section, Map<String, Long> readers, Map<String, Size> sizes) {
        Map<String, Instruction.Multiply> products = section.step().stream()
                .filter(Instruction.Multiply.class::isInstance)
                .map(Instruction.Multiply.class::cast)
                .collect(Collectors.toMap(Instruction.Multiply::target, product -> product));
        List<Instruction> step = new ArrayList<>(section.step());
        for (Instruction instruction : section.step()) {
            if (instruction instanceof Instruction.Elementwise loop
                    && loop.assignments().size() == 1
                    && loop.assignments().get(0).kind() == Instruction.Assignment.Kind.STORED) {
                rewrite(loop, operands(loop.assignments().get(0).value()), products, readers, sizes, step);
            }
        }
        return new Section(section.before(), step, section.after());
    }

    /** What is added up; a copy adds up one value. */
    private static List<Expression> operands(Expression value) {
        if (value instanceof Expression.Apply sum && sum.function() == Function.ADD) {
            return sum.operands();
        }
        return value instanceof Expression.Read ? List.of(value) : List.of();
    }

    private static void rewrite(
            Instruction.Elementwise loop,
            List<Expression> summands,
            Map<String, Instruction.Multiply> products,
            Map<String, Long> readers,
            Map<String, Size> sizes,
            List<Instruction> step) {
        List<Expression> others = new ArrayList<>();
        List<Instruction.Multiply> added = new ArrayList<>();
        for (Expression operand : summands) {
            Instruction.Multiply product =
                    operand instanceof Expression.Read read && !read.ref().previous()
                            ? products.get(read.ref().node())
                            : null;
            if (product != null && readers.get(product.target()) == 1) {
                added.add(product);
            } else {
                others.add(operand);
            }
        }
        if (added.isEmpty() || (added.size() == 1 && !others.isEmpty())) {
            return;
        }
        Instruction.Assignment assignment = loop.assignments().get(0);
        String target = others.isEmpty() ? assignment.target() : assignment.target() + SUFFIX;
        sizes.put(target, loop.size());
        List<Instruction> replacement = new ArrayList<>();
        replacement.add(new Instruction.Multiply(
                target,
                false,
                added.stream().flatMap(product -> product.terms().stream()).toList()));
        if (!others.isEmpty()) {
            List<Expression> operands = new ArrayList<>();
            operands.add(new Expression.Read(Ref.now(target)));
            operands.addAll(others);
            replacement.add(new Instruction.Elementwise(
                    loop.size(),
                    List.of(new Instruction.Assignment(
                            assignment.target(), new Expression.Apply(Function.ADD, operands), assignment.kind()))));
        }
        int at = step.indexOf(loop);
        step.remove(at);
        step.addAll(at, replacement);
        step.removeAll(added);
        added.forEach(product -> sizes.remove(product.target()));
    }
}
