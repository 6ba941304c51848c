package org.gateloom.runtime.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Fills {@link Parameters#transposed}, in pieces that may run at the same time; they allocate nothing.
 *
 * <p>At the LSTM of 128 it takes half a hundredth of a step, and makes the step three hundredths shorter.
 */
public final class Transposition {

    /** Numbers of a piece, about. */
    private static final int PIECE = 1 << 15;

    private final Parameters parameters;
    private final List<Piece> pieces = new ArrayList<>();

    /** Columns {@code from} to {@code to - 1} of a matrix of one block. */
    private record Piece(ParameterTable.Entry matrix, int from, int to) {}

    /**
     * Of some matrices.
     *
     * @param parameters as the table describes them
     * @param names the matrices' in the table
     * @throws java.util.NoSuchElementException for a name that is not in it
     * @throws IllegalArgumentException for one that is no matrix's
     */
    public Transposition(ParameterTable table, Parameters parameters, Collection<String> names) {
        this.parameters = parameters;
        for (String name : names) {
            ParameterTable.Entry entry = table.entry(name);
            if (!entry.matrix()) {
                throw new IllegalArgumentException(name + " is no matrix, it has no transposed one");
            }
            for (int block = 0; block < entry.blocks(); block++) {
                add(entry.block(block));
            }
        }
    }

    private void add(ParameterTable.Entry matrix) {
        int columns = Math.max(1, PIECE / matrix.rows());
        for (int from = 0; from < matrix.columns(); from += columns) {
            pieces.add(new Piece(matrix, from, Math.min(from + columns, matrix.columns())));
        }
    }

    /** How many pieces. */
    public int pieces() {
        return pieces.size();
    }

    /** All of them, one after the other. */
    public void run() {
        for (int piece = 0; piece < pieces.size(); piece++) {
            run(piece);
        }
    }

    /** One of them. */
    public void run(int index) {
        Piece piece = pieces.get(index);
        ParameterTable.Entry matrix = piece.matrix;
        parameters
                .transposed()
                .transpose(
                        matrix.offset() + piece.from,
                        matrix.columns(),
                        parameters.values(),
                        matrix.index(0, piece.from),
                        matrix.rows(),
                        piece.to - piece.from);
    }
}
