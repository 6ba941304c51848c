package org.gateloom.generator.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.math.Exact;
import org.gateloom.runtime.math.Exponentials;
import org.gateloom.runtime.math.Fast;
import org.gateloom.spec.graph.Function;

/**
 * What a program in float and one in double say differently.
 *
 * @param precision which
 * @param number the primitive type
 * @param block the type of a block
 * @param functions the class of functions of one number
 */
record Words(Precision precision, TypeName number, ClassName block, ClassName functions) {

    private static final Set<Function> OF_ARRAYS = EnumSet.of(Function.EXP, Function.SOFTPLUS, Function.LOG_SIGMOID);

    static Words of(Precision precision) {
        return precision == Precision.FLOAT
                ? new Words(precision, TypeName.FLOAT, ClassName.get(FloatValues.class), ClassName.get(Fast.class))
                : new Words(precision, TypeName.DOUBLE, ClassName.get(DoubleValues.class), ClassName.get(Exact.class));
    }

    /** {@code float[]}. */
    TypeName array() {
        return ArrayTypeName.of(number);
    }

    /** {@code float[][]}. */
    TypeName arrays() {
        return ArrayTypeName.of(array());
    }

    /** {@code 1}, {@code 0.2f}, {@code -3}. */
    CodeBlock literal(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return CodeBlock.of("$L", String.format(Locale.ROOT, "%.0f", value));
        }
        return typed(value);
    }

    /** The same with its type, for where no other operand gives it: {@code 1.0f}. */
    CodeBlock typed(double value) {
        return precision == Precision.DOUBLE ? CodeBlock.of("$L", value) : CodeBlock.of("$Lf", (float) value);
    }

    /** The method of {@link Exponentials} that does a function for a whole array; there are some in float. */
    Optional<String> ofArrays(Function function) {
        return precision == Precision.FLOAT && OF_ARRAYS.contains(function)
                ? Optional.of(method(function))
                : Optional.empty();
    }

    /** {@code Fast.flushed(a)}; in double a itself, which no sequence is long enough to bring near the least number. */
    CodeBlock flushed(CodeBlock a) {
        return precision == Precision.FLOAT ? CodeBlock.of("$T.flushed($L)", functions, a) : a;
    }

    /** {@code Fast.sigmoid}; the method of {@link #functions} for a function that Java has no operator for. */
    static String method(Function function) {
        String[] parts = function.toString().split("_", -1);
        StringBuilder name = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            name.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return name.toString();
    }
}
