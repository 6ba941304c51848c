package org.gateloom.spec.expression;

import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Operator;

/** Writes expressions, with parentheses only where they are needed. */
final class Text {

    private Text() {}

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String binary(Binary binary) {
        Operator operator = binary.operator();
        // Another operator of the same rank on the right was in parentheses, and the author looks for what was written.
        boolean same = binary.right() instanceof Binary right
                && right.operator() == operator
                && (operator == Operator.ADD || operator == Operator.MULTIPLY);
        return side(binary.left(), operator.precedence()) + " " + operator.sign() + " "
                + side(binary.right(), operator.precedence() + (same ? 0 : 1));
    }

    private static String side(Expression side, int least) {
        return side instanceof Binary inner && inner.operator().precedence() < least
                ? "(" + side + ")"
                : side.toString();
    }
}
