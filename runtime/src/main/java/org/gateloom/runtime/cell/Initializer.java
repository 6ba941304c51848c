package org.gateloom.runtime.cell;

import java.util.random.RandomGenerator;

/** How a parameter is filled before training. */
public sealed interface Initializer {

    /** By itself, from chance or without. */
    @FunctionalInterface
    non-sealed interface Own extends Initializer {

        /**
         * Fills one parameter.
         *
         * @param entry its shape; it is filled in the order of its rows, then columns
         * @param values the block in which it lies
         * @param random where chance comes from
         */
        void fill(ParameterTable.Entry entry, Values values, RandomGenerator random);
    }

    /**
     * As another parameter of the same table, times a number.
     *
     * @param parameter the other's name in the table; it has the same shape and an initialiser of its own
     * @param factor 1, or -1 for its negative
     */
    record Copy(String parameter, double factor) implements Initializer {}

    /** This one in a table where every name has a prefix. */
    default Initializer under(String prefix) {
        return this instanceof Copy copy ? new Copy(prefix + copy.parameter(), copy.factor()) : this;
    }
}
