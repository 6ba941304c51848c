package org.gateloom.runtime.cell;

import java.util.random.RandomGenerator;

/** How a parameter is filled before training. */
@FunctionalInterface
public interface Initializer {

    /**
     * Fills one parameter.
     *
     * @param entry its shape; it is filled in the order of its rows, then columns
     * @param values the block in which it lies
     * @param random where chance comes from
     */
    void fill(ParameterTable.Entry entry, Values values, RandomGenerator random);
}
