package org.gateloom.runtime.network;

/** What a network reads and what it says. */
public sealed interface Ends {

    /** Numbers that the output layer gives. */
    int outputs();

    /**
     * Symbols, of which the output layer says how likely each is: softmax and cross entropy.
     *
     * @param count how many there are
     */
    record Symbols(int count) implements Ends {
        @Override
        public int outputs() {
            return count;
        }
    }

    /**
     * Vectors of real numbers, at which others are said: the loss is the mean square of their errors.
     *
     * @param in elements of a vector
     * @param outputs numbers that are said
     * @param tolerance an answer is right when the error of each of its numbers is below
     */
    record Vectors(int in, int outputs, double tolerance) implements Ends {}
}
