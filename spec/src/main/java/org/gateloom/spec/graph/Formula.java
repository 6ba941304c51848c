package org.gateloom.spec.graph;

import java.util.List;

/**
 * The right side of an equation as its author had it in mind: a tree whose leaves are named values, parameters and
 * numbers. What the graph takes apart (a mean, dropout, a delay of several steps) is whole again here.
 */
public sealed interface Formula {

    <R> R accept(Visitor<R> visitor);

    /** What it is made of, in the order of the equation; leaves have none. */
    List<Formula> operands();

    /** Without operands. */
    sealed interface Leaf extends Formula {
        @Override
        default List<Formula> operands() {
            return List.of();
        }
    }

    /**
     * A named value, or the input.
     *
     * @param name its node
     * @param delay 0 for this step's, 1 for that of the step before, and so on
     */
    record Value(String name, int delay) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(this);
        }
    }

    /** A number, the same at every step. */
    record Constant(double value) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /**
     * A vector or scalar parameter; of a product, its matrix.
     *
     * @param parameter its full name
     * @param shown its own name in an equation of the node that owns it, {@code W_x}; its full one elsewhere
     */
    record Weight(String parameter, String shown) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weight(this);
        }
    }

    /** A matrix, or its transpose, times a value. */
    record Product(Weight matrix, boolean transposed, Formula of) implements Formula {
        @Override
        public List<Formula> operands() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.product(this);
        }
    }

    /** A function of each element; {@link Function#IDENTITY} is written as what it is of. */
    record Pointwise(Function function, List<Formula> operands) implements Formula {
        public Pointwise {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointwise(this);
        }
    }

    /** An operation across elements: a sum, a count, a norm, a concatenation, a part, a slice. */
    record Across(Operation operation, List<Formula> operands) implements Formula {
        public Across {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.across(this);
        }
    }

    /** The mean over elements; in the graph a sum over a count. */
    record Mean(Formula of) implements Formula {
        @Override
        public List<Formula> operands() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mean(this);
        }
    }

    /** A value of which elements are dropped; in the graph a product with a mask. */
    record Dropout(Formula of, Operation.Mask mask) implements Formula {
        @Override
        public List<Formula> operands() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropout(this);
        }
    }

    /** A new value of which elements stay old; in the graph {@code old + mask (fresh − old)}. */
    record Zoneout(Formula fresh, Formula old, Operation.Mask mask) implements Formula {
        @Override
        public List<Formula> operands() {
            return List.of(fresh, old);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.zoneout(this);
        }
    }

    /** One answer for each kind. */
    interface Visitor<R> {
        R value(Value formula);

        R constant(Constant formula);

        R weight(Weight formula);

        R product(Product formula);

        R pointwise(Pointwise formula);

        R across(Across formula);

        R mean(Mean formula);

        R dropout(Dropout formula);

        R zoneout(Zoneout formula);
    }
}
