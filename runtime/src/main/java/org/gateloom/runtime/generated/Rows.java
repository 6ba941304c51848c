package org.gateloom.runtime.generated;

import java.util.Arrays;

/** What generated cells do across the elements of a row; blocks are {@code [rows, size]}, in Java arrays. */
public final class Rows {

    private Rows() {}

    /** So many sums are added up side by side, because an addition waits for the one before. */
    private static final int SUMS = 4;

    /**
     * The sum over each row's elements, added up in double: the elements at 0, 4, 8 …, those at 1, 5, 9 … and so on, and
     * then these sums.
     *
     * @param vectors [rows, size]
     * @param sums [rows]
     */
    public static void sum(int rows, int size, float[] vectors, float[] sums) {
        for (int row = 0; row < rows; row++) {
            int i = row * size;
            int end = i + size;
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (; i <= end - SUMS; i += SUMS) {
                first += vectors[i];
                second += vectors[i + 1];
                third += vectors[i + 2];
                fourth += vectors[i + 3];
            }
            for (; i < end; i++) {
                first += vectors[i];
            }
            sums[row] = (float) (first + second + (third + fourth));
        }
    }

    /**
     * Each row's number at each of its elements.
     *
     * @param scalars [rows]
     * @param vectors [rows, size]
     */
    public static void spread(int rows, int size, float[] scalars, float[] vectors) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(vectors, row * size, (row + 1) * size, scalars[row]);
        }
    }

    /**
     * Copies elements that follow each other, row by row.
     *
     * @param length how many of each row
     * @param source [rows, sourceSize], from element {@code sourceFrom} on
     * @param target [rows, targetSize], from element {@code targetFrom} on
     */
    public static void copy(
            int rows,
            int length,
            float[] source,
            int sourceSize,
            int sourceFrom,
            float[] target,
            int targetSize,
            int targetFrom) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, row * sourceSize + sourceFrom, target, row * targetSize + targetFrom, length);
        }
    }

    /** The same in double. */
    public static void sum(int rows, int size, double[] vectors, double[] sums) {
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * size; i < (row + 1) * size; i++) {
                sum += vectors[i];
            }
            sums[row] = sum;
        }
    }

    /** The same in double. */
    public static void spread(int rows, int size, double[] scalars, double[] vectors) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(vectors, row * size, (row + 1) * size, scalars[row]);
        }
    }

    /** The same in double. */
    public static void copy(
            int rows,
            int length,
            double[] source,
            int sourceSize,
            int sourceFrom,
            double[] target,
            int targetSize,
            int targetFrom) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, row * sourceSize + sourceFrom, target, row * targetSize + targetFrom, length);
        }
    }
}
