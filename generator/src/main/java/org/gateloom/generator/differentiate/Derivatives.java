package org.gateloom.generator.differentiate;

import java.util.List;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;

/**
 * The derivative of each {@link Function}: one row a function. Written with {@link Term}, a small algebra that leaves
 * out what a product with 1 or a sum with 0 would add.
 */
final class Derivatives {

    private Derivatives() {}

    /** A value in a derivative: a reading, a number, or a function of such. */
    sealed interface Term {

        record Read(Ref ref) implements Term {}

        record Literal(double value) implements Term {}

        record Apply(Function function, List<Term> operands) implements Term {}

        static Term number(double value) {
            return new Literal(value);
        }

        default Term times(Term other) {
            if (this instanceof Literal one && one.value == 1) {
                return other;
            }
            return other instanceof Literal one && one.value == 1
                    ? this
                    : new Apply(Function.MULTIPLY, List.of(this, other));
        }

        default Term plus(Term other) {
            return new Apply(Function.ADD, List.of(this, other));
        }

        default Term minus(Term other) {
            return new Apply(Function.SUBTRACT, List.of(this, other));
        }

        default Term over(Term other) {
            return new Apply(Function.DIVIDE, List.of(this, other));
        }

        default Term apply(Function function) {
            return new Apply(function, List.of(this));
        }
    }

    /** Whether a function has a derivative by an operand. */
    static boolean by(Function function, int place) {
        return function != Function.SELECT || place > 0;
    }

    /**
     * The cotangent that operand {@code place} gets.
     *
     * @param function what was applied
     * @param operands to what
     * @param result what came out
     * @param cotangent of the result
     */
    static Term pullBack(Function function, int place, List<Term> operands, Term result, Term cotangent) {
        Term a = operands.get(0);
        Term b = operands.size() > 1 ? operands.get(1) : a;
        Term one = Term.number(1);
        return switch (function) {
            case IDENTITY, ADD -> cotangent;
            case SUBTRACT -> place == 0 ? cotangent : cotangent.apply(Function.NEGATE);
            case NEGATE -> cotangent.apply(Function.NEGATE);
            case MULTIPLY -> cotangent.times(place == 0 ? b : a);
            case DIVIDE ->
                place == 0 ? cotangent.over(b) : cotangent.times(result).over(b).apply(Function.NEGATE);
            case MINIMUM ->
                cotangent.times(
                        place == 0
                                ? b.minus(a).apply(Function.NOT_NEGATIVE)
                                : a.minus(b).apply(Function.POSITIVE));
            case MAXIMUM ->
                cotangent.times(
                        place == 0
                                ? a.minus(b).apply(Function.NOT_NEGATIVE)
                                : b.minus(a).apply(Function.POSITIVE));
            case SIGMOID -> cotangent.times(result.times(one.minus(result)));
            case TANH -> cotangent.times(one.minus(result.apply(Function.SQUARE)));
            case RELU -> cotangent.times(a.apply(Function.POSITIVE));
            case LEAKY_RELU ->
                // 0.01, and 0.99 more where a > 0
                cotangent.times(Term.number(0.01).plus(Term.number(0.99).times(a.apply(Function.POSITIVE))));
            case SOFTPLUS -> cotangent.times(a.apply(Function.SIGMOID));
            case LOG_SIGMOID -> cotangent.times(a.apply(Function.NEGATE).apply(Function.SIGMOID));
            case HARD_SIGMOID ->
                // 0.2 strictly between the corners ±2.5
                cotangent.times(Term.number(2.5)
                        .minus(a.apply(Function.ABS))
                        .apply(Function.POSITIVE)
                        .times(Term.number(0.2)));
            case EXP -> cotangent.times(result);
            case LOG -> cotangent.over(a);
            case SQRT -> cotangent.over(Term.number(2).times(result));
            case SQUARE -> cotangent.times(Term.number(2).times(a));
            case ABS ->
                cotangent.times(a.apply(Function.POSITIVE)
                        .minus(a.apply(Function.NEGATE).apply(Function.POSITIVE)));
            case SIN -> cotangent.times(a.apply(Function.COS));
            case COS -> cotangent.times(a.apply(Function.SIN)).apply(Function.NEGATE);
            case SELECT ->
                new Term.Apply(
                        Function.SELECT,
                        place == 1 ? List.of(a, cotangent, Term.number(0)) : List.of(a, Term.number(0), cotangent));
            case POSITIVE, NOT_NEGATIVE -> throw new IllegalArgumentException(function + " is not of the language");
        };
    }
}
