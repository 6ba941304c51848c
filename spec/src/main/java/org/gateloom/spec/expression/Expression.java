package org.gateloom.spec.expression;

import java.util.List;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Position;

/** An expression as it is written; names are not resolved. {@code toString} writes it again. */
public sealed interface Expression {

    /** Of a name or number its first character, of a sum or product its sign. */
    Position position();

    <R> R accept(Visitor<R> visitor);

    /** {@code 0.5} */
    record Literal(Position position, double value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public String toString() {
            return Text.number(value);
        }
    }

    /**
     * {@code forget}
     *
     * @param text what it names
     * @param written as the file has it; another word only where a repetition is written out
     */
    record Name(Position position, String text, String written) implements Expression {

        /** A name that stands in the file as it is. */
        public Name(Position position, String text) {
            this(position, text, text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.name(this);
        }

        @Override
        public String toString() {
            return written;
        }
    }

    /** {@code forget.b}, the full name of a gate's parameter; initialisers have it, values do not. */
    record ParameterName(Position position, String text) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameterName(this);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code prev(c, 2)} */
    record Call(Position position, String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }

        @Override
        public String toString() {
            return arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", function + "(", ")"));
        }
    }

    /** {@code a * b} */
    record Binary(Position position, Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }

        @Override
        public String toString() {
            return Text.binary(this);
        }
    }

    /** {@code -a} */
    record Negate(Position position, Expression operand) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negate(this);
        }

        @Override
        public String toString() {
            return operand instanceof Binary || operand instanceof Negate ? "-(" + operand + ")" : "-" + operand;
        }
    }

    /** The four operations, those that bind tighter last. */
    enum Operator {
        ADD("+", 1),
        SUBTRACT("-", 1),
        MULTIPLY("*", 2),
        DIVIDE("/", 2);

        private final String sign;
        private final int precedence;

        Operator(String sign, int precedence) {
            this.sign = sign;
            this.precedence = precedence;
        }

        public String sign() {
            return sign;
        }

        /** The higher binds tighter. */
        public int precedence() {
            return precedence;
        }
    }

    /** One answer for each form. */
    interface Visitor<R> {
        R literal(Literal literal);

        R name(Name name);

        R parameterName(ParameterName parameter);

        R call(Call call);

        R binary(Binary binary);

        R negate(Negate negate);
    }
}
