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
     * c * rows + r}. A vector of {@code rows} elements has {@code columns} 0; a scalar is a vector of one. Of a
     * block-diagonal matrix the blocks lie one behind the other, each like a matrix of its own; the zeros lie nowhere.
     *
     * @param name the gate's name and its own, as in the cell file: {@code forget.W_x}
     * @param blocks of a block-diagonal matrix; 1 for all others
     * @param rows elements of the product, or of the vector; of each block
     * @param columns elements of what it multiplies; 0 for a vector
     * @param offset of its first number
     * @param initializer how it starts
     * @param trained whether training changes it; if not, its gradient is 0 and optimisers leave it alone
     */
    public record Entry(
            String name, int blocks, int rows, int columns, int offset, Initializer initializer, boolean trained) {

        public boolean matrix() {
            return columns > 0;
        }

        /** How many numbers. */
        public int length() {
            return matrix() ? Math.multiplyExact(blocks, Math.multiplyExact(rows, columns)) : rows;
        }

        /** As a tensor: {@code [rows]}, {@code [rows, columns]} or {@code [blocks, rows, columns]}. */
        public List<Integer> shape() {
            if (!matrix()) {
                return List.of(rows);
            }
            return blocks == 1 ? List.of(rows, columns) : List.of(blocks, rows, columns);
        }

        /** Where the number lies that is at that place of a tensor of {@link #shape}, its last index the fastest. */
        public int at(int place) {
            if (!matrix()) {
                return offset + place;
            }
            int each = rows * columns;
            return offset + place / each * each + place % columns * rows + place % each / columns;
        }

        /** A block as a matrix of its own. */
        public Entry block(int block) {
            return new Entry(name, 1, rows, columns, offset + block * rows * columns, initializer, trained);
        }

        /** Where {@code W[row][column]} lies, of a matrix of one block. */
        public int index(int row, int column) {
            return offset + column * rows + row;
        }
    }

    /**
     * How many numbers in all.
     *
     * @throws ArithmeticException if they are more than an {@code int} counts
     */
    public int length() {
        return entries.isEmpty()
                ? 0
                : Math.addExact(
                        entries.get(entries.size() - 1).offset(),
                        entries.get(entries.size() - 1).length());
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
    public record Stretch(int from, int to) {

        /** How many. */
        public int length() {
            return to - from;
        }
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
        return with(new Entry(name, 1, rows, columns, length(), initializer, true));
    }

    /** This table with another parameter behind the last, which training leaves as it starts. */
    public ParameterTable withFrozen(String name, int rows, int columns, Initializer initializer) {
        return with(new Entry(name, 1, rows, columns, length(), initializer, false));
    }

    /** This table with a block-diagonal matrix behind the last parameter. */
    public ParameterTable with(String name, int blocks, int rows, int columns, Initializer initializer) {
        return with(new Entry(name, blocks, rows, columns, length(), initializer, true));
    }

    /** This table with a block-diagonal matrix behind the last parameter, which training leaves as it starts. */
    public ParameterTable withFrozen(String name, int blocks, int rows, int columns, Initializer initializer) {
        return with(new Entry(name, blocks, rows, columns, length(), initializer, false));
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
                    entry.blocks(),
                    entry.rows(),
                    entry.columns(),
                    table.length(),
                    entry.initializer().under(prefix),
                    entry.trained()));
        }
        return table;
    }
}
