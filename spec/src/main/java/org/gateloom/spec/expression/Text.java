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
        boolean tight = operator == Operator.SUBTRACT || operator == Operator.DIVIDE;
        return side(binary.left(), operator.precedence()) + " " + operator.sign() + " "
                + side(binary.right(), operator.precedence() + (tight ? 1 : 0));
    }

    private static String side(Expression side, int least) {
        return side instanceof Binary inner && inner.operator().precedence() < least
                ? "(" + side + ")"
                : side.toString();
    }
}
