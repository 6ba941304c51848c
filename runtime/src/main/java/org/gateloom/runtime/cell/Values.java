package org.gateloom.runtime.cell;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of numbers outside the Java heap, where BLAS reads and writes them in place. A slice or view shares the
 * numbers of the block it was made from; a view has handles of its own, because the handle that is passed to BLAS moves
 * and must belong to one thread.
 */
public abstract sealed class Values permits FloatValues, DoubleValues {

    private static final int CACHE_LINE = 64;

    /** Memory for at least {@code length} numbers of so many bytes, zeros, from a cache line's start on. */
    static ByteBuffer aligned(int length, int bytes) {
        // alignedSlice cuts both ends, the back one too: so whole lines, and one more for the front.
        int lines = (Math.multiplyExact(length, bytes) - 1) / CACHE_LINE + 1;
        return ByteBuffer.allocateDirect(Math.multiplyExact(lines + 1, CACHE_LINE))
                .alignedSlice(CACHE_LINE)
                .order(ByteOrder.nativeOrder());
    }

    public abstract int length();

    public abstract double get(int index);

    public abstract void set(int index, double value);

    /** The numbers {@code from} to {@code from + length - 1} as a block of their own, with handles of its own. */
    public abstract Values slice(int from, int length);

    /** All of it, with handles of its own. */
    public final Values view() {
        return slice(0, length());
    }

    /** Copies {@code length} numbers of {@code source} from {@code sourceFrom} to {@code from} here. */
    public abstract void copy(int from, Values source, int sourceFrom, int length);

    /**
     * Copies the columns of a matrix that lies column by column to rows here.
     *
     * @param at where the first of the elements goes
     * @param stride from one row's start to the next
     * @param source where the columns lie one behind the other
     * @param sourceAt where the first one begins
     * @param rows elements of each
     * @param columns how many
     */
    abstract void transpose(int at, int stride, Values source, int sourceAt, int rows, int columns);

    /** Sets every number to 0. */
    public abstract void clear();

    /** Sets every number to another. */
    public final void fill(double value) {
        for (int i = 0; i < length(); i++) {
            set(i, value);
        }
    }

    public abstract Precision precision();

    /** Copies all numbers out, rounded to nothing: a float becomes the double of the same value. */
    public final double[] toDoubles() {
        double[] numbers = new double[length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = get(i);
        }
        return numbers;
    }

    /** Sets all numbers, rounded to the block's precision. */
    public final void setAll(double[] numbers) {
        if (numbers.length != length()) {
            throw new IllegalArgumentException(numbers.length + " numbers for a block of " + length());
        }
        for (int i = 0; i < numbers.length; i++) {
            set(i, numbers[i]);
        }
    }
}
