package org.gateloom.spec.graph;

/**
 * How a node gets its value from its operands. This list is the whole of what the language computes; each question one
 * can ask of an operation (value, derivative, cost, its text in Java) is a table elsewhere with one row for each.
 */
public sealed interface Operation {

    <R> R accept(Visitor<R> visitor);

    /** The cell's input {@code x} of this step, of size {@code in}. No operands. */
    record Input() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /** A number, the same at every step. Scalar, no operands. */
    record Constant(double value) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** A vector or scalar parameter as a value: a bias, a diagonal weight. No operands. */
    record Weight(String parameter) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weight(this);
        }
    }

    /**
     * A matrix parameter {@code W} of shape {@code [rows, columns]} times its one operand: {@code W v}, or {@code Wᵀ v}.
     *
     * @param parameter the matrix's name
     * @param transposed whether it is {@code Wᵀ v}
     */
    record Product(String parameter, boolean transposed) implements Operation {

        /** {@code W v}. */
        public Product(String parameter) {
            this(parameter, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.product(this);
        }
    }

    /** A function applied to each element of its operands. */
    record Pointwise(Function function) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointwise(this);
        }
    }

    /** One answer for each operation; no default, so that a new operation stops the build wherever it is unknown. */
    interface Visitor<R> {
        R input(Input operation);

        R constant(Constant operation);

        R weight(Weight operation);

        R product(Product operation);

        R pointwise(Pointwise operation);
    }
}
