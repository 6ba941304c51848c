package org.gateloom.generator.program;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** What is computed for one element of a value. */
public sealed interface Expression {

    <R> R accept(Visitor<R> visitor);

    /** All values it reads, in order, with repetitions. */
    default Stream<Ref> reads() {
        return accept(new Visitor<>() {
            @Override
            public Stream<Ref> read(Read read) {
                return Stream.of(read.ref());
            }

            @Override
            public Stream<Ref> literal(Literal literal) {
                return Stream.of();
            }

            @Override
            public Stream<Ref> weight(Weight weight) {
                return Stream.of();
            }

            @Override
            public Stream<Ref> count(Count count) {
                return Stream.of();
            }

            @Override
            public Stream<Ref> apply(Apply apply) {
                return apply.operands().stream().flatMap(Expression::reads);
            }
        });
    }

    /** This expression with each reading replaced. */
    default Expression replace(java.util.function.Function<Ref, Expression> replacement) {
        return accept(new Visitor<>() {
            @Override
            public Expression read(Read read) {
                return replacement.apply(read.ref());
            }

            @Override
            public Expression literal(Literal literal) {
                return literal;
            }

            @Override
            public Expression weight(Weight weight) {
                return weight;
            }

            @Override
            public Expression count(Count count) {
                return count;
            }

            @Override
            public Expression apply(Apply apply) {
                return new Apply(
                        apply.function(),
                        apply.operands().stream()
                                .map(operand -> operand.replace(replacement))
                                .toList());
            }
        });
    }

    /** This expression with each reading renamed. */
    default Expression rename(UnaryOperator<Ref> renaming) {
        return replace(ref -> new Read(renaming.apply(ref)));
    }

    /** How many functions it applies. */
    default int operations() {
        return this instanceof Apply apply
                ? 1 + apply.operands().stream().mapToInt(Expression::operations).sum()
                : 0;
    }

    /** Whether a transcendental function is in it. */
    default boolean transcendental() {
        return this instanceof Apply apply
                && (apply.function().transcendental()
                        || apply.operands().stream().anyMatch(Expression::transcendental));
    }

    /** A value's element at the same place. */
    record Read(Ref ref) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.read(this);
        }

        @Override
        public String toString() {
            return ref.toString();
        }
    }

    /** A number. */
    record Literal(double value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : Double.toString(value);
        }
    }

    /** A vector parameter's element at the same place of the row, or a scalar parameter. */
    record Weight(String parameter) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weight(this);
        }

        @Override
        public String toString() {
            return parameter;
        }
    }

    /** How many elements a value has. */
    record Count(Size of) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }

        @Override
        public String toString() {
            return "[" + of + "]";
        }
    }

    /** A function of elements. */
    record Apply(Function function, List<Expression> operands) implements Expression {
        public Apply {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.apply(this);
        }

        @Override
        public String toString() {
            String infix = switch (function) {
                case ADD -> " + ";
                case SUBTRACT -> " - ";
                case MULTIPLY -> " * ";
                case DIVIDE -> " / ";
                default -> "";
            };
            return infix.isEmpty()
                    ? function + operands.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"))
                    : operands.stream()
                            .map(operand ->
                                    operand instanceof Apply apply && apply.infix() ? "(" + apply + ")" : "" + operand)
                            .collect(Collectors.joining(infix));
        }

        private boolean infix() {
            return switch (function) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
                default -> false;
            };
        }
    }

    /** One answer for each kind of expression. */
    interface Visitor<R> {
        R read(Read read);

        R literal(Literal literal);

        R weight(Weight weight);

        R count(Count count);

        R apply(Apply apply);
    }
}
