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

    /** The sum over the elements of its one operand: a scalar. */
    record Sum() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /** How many elements its one operand has: a scalar, the same at every step. */
    record Count() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }
    }

    /** Its one operand, a scalar, at each element. Not in the language, where a scalar that meets a vector is spread. */
    record Spread() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.spread(this);
        }
    }

    /**
     * Its one operand {@code v} of {@code n} elements over its scale.
     *
     * @param norm what is taken for centre and scale
     */
    record Normalize(Norm norm) implements Operation {

        /** What is added to a variance or mean square, so that the scale is never 0. */
        public static final double EPSILON = 1e-5;

        /** Kinds of normalisation. */
        public enum Norm {
            /** {@code (v − mean(v)) / √(mean((v − mean(v))²) + ε)}; Ba, Kiros, Hinton 2016. */
            LAYER,
            /** {@code v / √(mean(v²) + ε)}; Zhang, Sennrich 2019. */
            RMS
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalize(this);
        }
    }

    /** The elements of all its operands, one behind the other. */
    record Concat() implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /**
     * One of several equal parts of its operand.
     *
     * @param index which, from 0
     * @param of how many parts there are
     */
    record Part(int index, int of) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.part(this);
        }
    }

    /**
     * Elements of its operand that follow each other, as many as its size. Not in the language: the derivative of a
     * concatenation is made of it.
     *
     * @param from how many elements stand before them
     */
    record Slice(Size from) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.slice(this);
        }
    }

    /**
     * Chance: in training each element is 0 with some probability and otherwise a fixed number; at evaluation it is the
     * mean of that. No operands, no derivative. Whoever runs the cell gives it.
     *
     * @param rate the probability of 0
     * @param kept the number otherwise
     * @param scope how long what was drawn stays
     */
    record Mask(double rate, double kept, Scope scope) implements Operation {

        /** How long a mask stays. */
        public enum Scope {
            /** It is drawn anew at each step. */
            STEP,
            /** It is drawn once for all steps of a sequence; Gal, Ghahramani 2016. */
            SEQUENCE
        }

        /** Its value at evaluation. */
        public double mean() {
            return (1 - rate) * kept;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mask(this);
        }
    }

    /** One answer for each operation; no default, so that a new operation stops the build wherever it is unknown. */
    interface Visitor<R> {
        R input(Input operation);

        R constant(Constant operation);

        R weight(Weight operation);

        R product(Product operation);

        R pointwise(Pointwise operation);

        R sum(Sum operation);

        R count(Count operation);

        R spread(Spread operation);

        R normalize(Normalize operation);

        R concat(Concat operation);

        R part(Part operation);

        R slice(Slice operation);

        R mask(Mask operation);
    }
}
