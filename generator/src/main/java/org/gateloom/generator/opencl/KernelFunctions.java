package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gateloom.generator.program.Expression;
import org.gateloom.spec.graph.Function;

/** The functions of elements in the words of a kernel: operators, functions of Aparapi's, methods of the superclass. */
final class KernelFunctions {

    private KernelFunctions() {}

    /** {@code 1f}, {@code 0.2f}, {@code -3f}. */
    static CodeBlock number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? CodeBlock.of("$Lf", String.format(Locale.ROOT, "%.0f", value))
                : CodeBlock.of("$Lf", (float) value);
    }

    /** A function of operands that are printed already. */
    static CodeBlock call(Expression.Apply apply, List<CodeBlock> operands) {
        List<CodeBlock> wrapped = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = apply.operands().get(i);
            boolean composite = (operand instanceof Expression.Apply inner && infix(inner.function()))
                    || operand instanceof Expression.Count
                    || (operand instanceof Expression.Literal literal && literal.value() < 0);
            wrapped.add(composite ? CodeBlock.of("($L)", operands.get(i)) : operands.get(i));
        }
        CodeBlock arguments = CodeBlock.join(operands, ", ");
        return switch (apply.function()) {
            case IDENTITY -> operands.get(0);
            case ADD -> CodeBlock.join(wrapped, " + ");
            case SUBTRACT -> CodeBlock.join(wrapped, " - ");
            case MULTIPLY -> CodeBlock.join(wrapped, " * ");
            case DIVIDE -> CodeBlock.join(wrapped, " / ");
            // A factor, because two signs would be a decrement.
            case NEGATE -> CodeBlock.of("-1f * $L", wrapped.get(0));
            case MINIMUM -> CodeBlock.of("smaller($L)", arguments);
            case MAXIMUM -> CodeBlock.of("greater($L)", arguments);
            case SIGMOID -> CodeBlock.of("sigmoid($L)", arguments);
            case TANH -> CodeBlock.of("rationalTanh($L)", arguments);
            case RELU -> CodeBlock.of("relu($L)", arguments);
            case LEAKY_RELU -> CodeBlock.of("leakyRelu($L)", arguments);
            case SOFTPLUS -> CodeBlock.of("softplus($L)", arguments);
            case LOG_SIGMOID -> CodeBlock.of("logSigmoid($L)", arguments);
            case HARD_SIGMOID -> CodeBlock.of("hardSigmoid($L)", arguments);
            case EXP -> CodeBlock.of("exp($L)", arguments);
            case LOG -> CodeBlock.of("log($L)", arguments);
            case SQRT -> CodeBlock.of("sqrt($L)", arguments);
            case SQUARE -> CodeBlock.of("square($L)", arguments);
            case ABS -> CodeBlock.of("abs($L)", arguments);
            case SIN -> CodeBlock.of("sin($L)", arguments);
            case COS -> CodeBlock.of("cos($L)", arguments);
            case SELECT -> CodeBlock.of("select($L)", arguments);
            case POSITIVE -> CodeBlock.of("positive($L)", arguments);
            case NOT_NEGATIVE -> CodeBlock.of("notNegative($L)", arguments);
        };
    }

    private static boolean infix(Function function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> true;
            default -> false;
        };
    }
}
