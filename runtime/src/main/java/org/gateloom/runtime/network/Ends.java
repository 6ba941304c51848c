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

    /** Those of a network that reads vectors of real numbers. */
    sealed interface OfVectors extends Ends {

        /** Elements of a vector that is read. */
        int in();
    }

    /**
     * Vectors of real numbers, at which others are said: the loss is the mean square of their errors.
     *
     * @param in elements of a vector
     * @param outputs numbers that are said
     * @param tolerance an answer is right when the error of each of its numbers is below
     */
    record Vectors(int in, int outputs, double tolerance) implements OfVectors {}

    /**
     * Vectors of real numbers, of which the output layer says how likely each of some classes is: softmax and cross entropy.
     *
     * @param in elements of a vector
     * @param outputs how many classes there are
     */
    record Classes(int in, int outputs) implements OfVectors {}
}
