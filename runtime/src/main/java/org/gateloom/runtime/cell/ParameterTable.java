package org.gateloom.runtime.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each parameter of a cell or network lies in one flat block of {@link Values}.
 *
 * @param entries in the order of their offsets, without gaps
 */
public record ParameterTable(List<Entry> entries) {

    /** No parameters. */
    public static final ParameterTable EMPTY = new ParameterTable(List.of());

    public ParameterTable {
        entries = List.copyOf(entries);
    }

    /**
     * One parameter.
     *
     * <p>A matrix {@code W} of shape {@code [rows, columns]} is what stands in {@code W v}. It lies in the block column
     * by column, so that the column that a symbol selects is one contiguous run: {@code W[r][c]} is at {@code offset +
     * c * rows + r}. A vector of {@code rows} elements has {@code columns} 0; a scalar is a vector of one.
     *
     * @param name the gate's name and its own, as in the cell file: {@code forget.W_x}
     * @param rows elements of the product, or of the vector
     * @param columns elements of what it multiplies; 0 for a vector
     * @param offset of its first number
     * @param initializer how it starts
     */
    public record Entry(String name, int rows, int columns, int offset, Initializer initializer) {

        public boolean matrix() {
            return columns > 0;
        }

        /** How many numbers. */
        public int length() {
            return matrix() ? Math.multiplyExact(rows, columns) : rows;
        }

        /** Where {@code W[row][column]} lies. */
        public int index(int row, int column) {
            return offset + column * rows + row;
        }
    }

    /** How many numbers in all. */
    public int length() {
        return entries.isEmpty()
                ? 0
                : entries.get(entries.size() - 1).offset()
                        + entries.get(entries.size() - 1).length();
    }

    /** The entry of that name. */
    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** This table with another parameter behind the last. */
    public ParameterTable with(String name, int rows, int columns, Initializer initializer) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(name, rows, columns, length(), initializer));
        return new ParameterTable(more);
    }

    /** This table with all entries of another behind its own, each name with the prefix before it. */
    public ParameterTable with(String prefix, ParameterTable other) {
        ParameterTable table = this;
        for (Entry entry : other.entries) {
            table = table.with(
                    prefix + entry.name(),
                    entry.rows(),
                    entry.columns(),
                    entry.initializer().under(prefix));
        }
        return table;
    }
}
