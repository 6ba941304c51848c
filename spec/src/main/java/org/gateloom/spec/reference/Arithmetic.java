package org.gateloom.spec.reference;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gateloom.spec.graph.Function;

/**
 * What numbers are computed by: the real ones in double, or those of other code.
 *
 * @param rounding of each number that is computed
 * @param functions of one operand that are computed in another way than by {@link RealFunction}
 */
record Arithmetic(DoubleUnaryOperator rounding, Map<Function, DoubleUnaryOperator> functions) {

    /** Of the reference. */
    static final Arithmetic REAL = new Arithmetic(DoubleUnaryOperator.identity(), Map.of());

    Arithmetic {
        functions = Map.copyOf(functions);
    }

    /** In float. */
    static Arithmetic ofFloats(Map<Function, DoubleUnaryOperator> functions) {
        return new Arithmetic(value -> (float) value, functions);
    }

    double value(Function function, double... operands) {
        DoubleUnaryOperator other = functions.get(function);
        return other == null ? RealFunction.value(function, operands) : other.applyAsDouble(operands[0]);
    }
}
