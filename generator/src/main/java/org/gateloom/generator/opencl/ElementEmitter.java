package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Across;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Instruction.Elementwise;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.Strip;
import org.gateloom.generator.stage.Staged.VectorSum;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Prints what a strip does element by element, behind its products: each value a local, stored where another strip reads it.
 *
 * <p>For several neighbouring elements, all are read before one is stored, so that a compiler that makes vectors of them sees
 * that none is in the way of another.
 */
final class ElementEmitter {

    private final Staged staged;
    private final Names names;
    private final Scope scope;
    private final Strip strip;
    private final SumsLeft sums;
    private final int lanes;
    /** Which of the elements is being printed, from 0. */
    private int lane;

    private final CodeBlock.Builder before = CodeBlock.builder();
    private final CodeBlock.Builder behind = CodeBlock.builder();
    /** Values that are locals by now. */
    private final Set<String> here = new LinkedHashSet<>();

    /** @param lanes neighbouring elements that are done at once; more than 1 only of {@link #lanes} */
    ElementEmitter(Staged staged, Names names, Scope scope, Strip strip, SumsLeft sums, int lanes) {
        this.staged = staged;
        this.names = names;
        this.scope = scope;
        this.strip = strip;
        this.sums = sums;
        this.lanes = lanes;
    }

    /** Whether neighbouring elements can be done at once. */
    static boolean lanes(Strip strip) {
        return !strip.size().equals(Size.ONE)
                && !strip.elements().isEmpty()
                && strip.elements().stream().allMatch(Elementwise.class::isInstance);
    }

    /** The sums of a program in the order in which its assignments add to them. */
    static final class SumsLeft {
        private final List<VectorSum> left;

        SumsLeft(Staged staged) {
            left = new ArrayList<>(staged.vectors());
        }

        private SumsLeft(SumsLeft other) {
            left = new ArrayList<>(other.left);
        }

        /** The same ones, to be printed once more. */
        SumsLeft copy() {
            return new SumsLeft(this);
        }

        private VectorSum next(String parameter, Size size) {
            VectorSum sum = left.stream()
                    .filter(one ->
                            one.parameter().equals(parameter) && one.size().equals(size))
                    .findFirst()
                    .orElseThrow();
            left.remove(sum);
            return sum;
        }
    }

    /** The body. */
    CodeBlock emit() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Instruction instruction : strip.elements()) {
            if (instruction instanceof Across across) {
                code.add(across(across));
                here.add(across.target());
                code.add(store(across.target()));
            } else {
                for (Assignment assignment : ((Elementwise) instruction).assignments()) {
                    code.add(assignment(assignment, ((Elementwise) instruction).size()));
                }
            }
        }
        CodeBlock sums = before.build();
        CodeBlock.Builder all = CodeBlock.builder();
        if (!sums.isEmpty()) {
            all.add(sums);
        }
        return all.add(code.build()).add(behind.build()).build();
    }

    private CodeBlock assignment(Assignment assignment, Size size) {
        if (assignment.kind() == Assignment.Kind.GRADIENT) {
            sum(assignment, size);
            return CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (lane = 0; lane < lanes; lane++) {
            code.addStatement("float $L = $L", local(assignment.target()), expression(assignment.value(), size));
        }
        here.add(assignment.target());
        for (lane = 0; lane < lanes; lane++) {
            // Of one element at once, so that a value is not kept longer than it has to be.
            (lanes == 1 ? code : behind).add(store(assignment.target()));
        }
        lane = 0;
        return code.build();
    }

    // float forgetBSum = 0f;
    // if (t < time - 1) {
    //     forgetBSum = tape[forgetBSumAt + row * hidden + unit];
    // }
    // …
    // tape[forgetBSumAt + row * hidden + unit] = forgetBSum + dForget4;
    private void sum(Assignment assignment, Size size) {
        VectorSum sum = sums.next(assignment.target(), size);
        String place = size.equals(Size.ONE)
                ? scope.sum(sum) + " + row"
                : scope.sum(sum) + " + row * " + scope.factor(size) + " + unit";
        for (lane = 0; lane < lanes; lane++) {
            before.addStatement("float $L = 0f", local(sum));
        }
        before.beginControlFlow("if (t < time - 1)");
        for (lane = 0; lane < lanes; lane++) {
            before.addStatement("$L = tape[$L$L]", local(sum), place, further());
        }
        before.endControlFlow();
        for (lane = 0; lane < lanes; lane++) {
            behind.addStatement(
                    "tape[$L$L] = $L + $L", place, further(), local(sum), expression(assignment.value(), size));
        }
        lane = 0;
    }

    private String local(VectorSum sum) {
        return names.parameter(
                "",
                sum.parameter(),
                "Sum" + (sum.number() == 1 ? "" : sum.number()) + (lane == 0 ? "" : "Unit" + lane));
    }

    private String local(String value) {
        return lane == 0 ? names.value(value) : names.of("", value, "Unit" + lane);
    }

    /** From the first element to the one that is being printed. */
    private String further() {
        return lane == 0 ? "" : " + " + lane;
    }

    private String element(Ref ref) {
        String element = scope.element(ref);
        return staged.program().sizes().get(ref.node()).equals(Size.ONE)
                ? element
                : element.substring(0, element.length() - 1) + further() + "]";
    }

    private CodeBlock store(String value) {
        return strip.stores().contains(value)
                ? CodeBlock.builder()
                        .addStatement("$L = $L", element(Ref.now(value)), local(value))
                        .build()
                : CodeBlock.of("");
    }

    private CodeBlock across(Across across) {
        String local = names.value(across.target());
        CodeBlock.Builder code = CodeBlock.builder();
        Ref first = across.operands().get(0);
        Size size = staged.program().sizes().get(first.node());
        if (across.operation() instanceof Operation.Sum) {
            String from = scope.array(first.node()) + "[" + scope.row(first, 0);
            return code.addStatement("float $L = 0f", local)
                    .beginControlFlow("for (int k = 0; k < $L; k++)", scope.size(size))
                    .addStatement("$L += $L + k]", local, from)
                    .endControlFlow()
                    .build();
        }
        if (across.operation() instanceof Operation.Spread) {
            return code.addStatement("float $L = $L", local, scope.element(first))
                    .build();
        }
        if (across.operation() instanceof Operation.Slice slice) {
            String at = slice.from().terms().isEmpty() ? "" : " + " + scope.size(slice.from());
            return code.addStatement(
                            "float $L = $L[$L$L + unit]", local, scope.array(first.node()), scope.row(first, 0), at)
                    .build();
        }
        code.addStatement("float $L = 0f", local);
        Size from = Size.of(0);
        for (Ref operand : across.operands()) {
            Size own = staged.program().sizes().get(operand.node());
            Size to = from.plus(own);
            String start = scope.size(from);
            boolean zero = from.terms().isEmpty();
            if (!zero) {
                code.beginControlFlow("if (unit >= $L)", start);
            }
            code.beginControlFlow("if (unit < $L)", scope.size(to))
                    .addStatement(
                            "$L = $L[$L + unit$L]",
                            local,
                            scope.array(operand.node()),
                            scope.row(operand, 0),
                            zero ? "" : " - " + scope.factor(from))
                    .endControlFlow();
            if (!zero) {
                code.endControlFlow();
            }
            from = to;
        }
        return code.build();
    }

    private CodeBlock expression(Expression expression, Size size) {
        return expression.accept(new Expression.Visitor<>() {
            @Override
            public CodeBlock read(Expression.Read read) {
                Ref ref = read.ref();
                return !ref.previous() && here.contains(ref.node())
                        ? CodeBlock.of("$L", local(ref.node()))
                        : CodeBlock.of("$L", element(ref));
            }

            @Override
            public CodeBlock literal(Expression.Literal literal) {
                return KernelFunctions.number(literal.value());
            }

            @Override
            public CodeBlock weight(Expression.Weight weight) {
                Size own = staged.program()
                        .graph()
                        .parameter(weight.parameter())
                        .shape()
                        .count();
                String at = scope.parameter(weight.parameter());
                return CodeBlock.of(
                        "parameters[$L]", own.equals(size) && !own.equals(Size.ONE) ? at + " + unit" + further() : at);
            }

            @Override
            public CodeBlock count(Expression.Count count) {
                return CodeBlock.of("(float) ($L)", scope.size(count.of()));
            }

            @Override
            public CodeBlock apply(Expression.Apply apply) {
                List<CodeBlock> operands = new ArrayList<>();
                for (Expression operand : apply.operands()) {
                    operands.add(operand.accept(this));
                }
                return KernelFunctions.call(apply, operands);
            }
        });
    }
}
