package org.gateloom.runtime.cell;

/**
 * The numbers of a cell's or network's parameters as tapes read them, twice: backward, and forward of some cells,
 * multiplies with transposed matrices, and a product with a matrix that lies the other way round is up to a quarter slower
 * at the sizes of a recurrence. Whoever changes {@link #values} runs a {@link Transposition} before a tape runs again.
 *
 * @param values as the {@link ParameterTable} says
 * @param transposed of the same layout, but each matrix, or each block of a block-diagonal one, lies row by row; only of
 *     the matrices that {@link Tape#transposed} names
 */
public record Parameters(Values values, Values transposed) {

    public Parameters {
        if (values.length() != transposed.length() || values.precision() != transposed.precision()) {
            throw new IllegalArgumentException("both blocks are of one length and precision");
        }
    }

    /** With memory for what is transposed, as much again, still to be filled. */
    public static Parameters of(Values values) {
        return new Parameters(values, values.precision().values(values.length()));
    }

    /** Some of the numbers, of both blocks, with handles of its own. */
    public Parameters slice(ParameterTable.Stretch part) {
        return new Parameters(values.slice(part.from(), part.length()), transposed.slice(part.from(), part.length()));
    }
}
