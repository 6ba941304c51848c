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
     * @param trained whether training changes it; if not, its gradient is 0 and optimisers leave it alone
     */
    public record Entry(String name, int rows, int columns, int offset, Initializer initializer, boolean trained) {

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

    /** The numbers that training changes, as few stretches as there can be, in the order of their offsets. */
    public List<Stretch> trained() {
        List<Stretch> stretches = new ArrayList<>();
        for (Entry entry : entries) {
            int last = stretches.size() - 1;
            int to = entry.offset() + entry.length();
            if (entry.trained() && last >= 0 && stretches.get(last).to() == entry.offset()) {
                stretches.set(last, new Stretch(stretches.get(last).from(), to));
            } else if (entry.trained()) {
                stretches.add(new Stretch(entry.offset(), to));
            }
        }
        return stretches;
    }

    /** The numbers {@code from} to {@code to - 1} of a block. */
    public record Stretch(int from, int to) {}

    /** The entry of that name. */
    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** This table with another parameter behind the last. */
    public ParameterTable with(String name, int rows, int columns, Initializer initializer) {
        return with(new Entry(name, rows, columns, length(), initializer, true));
    }

    /** This table with another parameter behind the last, which training leaves as it starts. */
    public ParameterTable withFrozen(String name, int rows, int columns, Initializer initializer) {
        return with(new Entry(name, rows, columns, length(), initializer, false));
    }

    private ParameterTable with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new ParameterTable(more);
    }

    /** This table with all entries of another behind its own, each name with the prefix before it. */
    public ParameterTable with(String prefix, ParameterTable other) {
        ParameterTable table = this;
        for (Entry entry : other.entries) {
            table = table.with(new Entry(
                    prefix + entry.name(),
                    entry.rows(),
                    entry.columns(),
                    table.length(),
                    entry.initializer().under(prefix),
                    entry.trained()));
        }
        return table;
    }
}
