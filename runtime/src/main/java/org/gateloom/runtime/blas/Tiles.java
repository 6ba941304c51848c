package org.gateloom.runtime.blas;

/**
 * How a product is cut into calls of OpenBLAS.
 *
 * <p>On processors with AVX-512 OpenBLAS has kernels that read their operands where they lie, for products of up to about a
 * million multiply-adds. Larger ones it packs first, which on the shapes of a recurrence costs from a tenth to more than
 * half of the time: 12×512×512 ran at 48 GFLOP/s as one call and at 113 as four of 12×128×512, on one core of a machine with
 * 104 in products of 2048. So everything is cut to fit. On other processors there are no such kernels and nothing is cut.
 *
 * <p>The cut depends on shapes and processor alone, and with it the order in which each sum is taken. Methods give numbers
 * and no tile, because a step must allocate nothing.
 */
final class Tiles {

    /** Multiply-adds of a call that packs nothing. */
    private static final long MOST = 1_000_000;

    private static final int ROWS = 32;
    private static final int LEAST_ROWS = 8;
    private static final int LEAST_COLUMNS = 64;
    private static final int GRADIENT_ROWS = 128;
    private static final int GRADIENT_COLUMNS = 64;

    private Tiles() {}

    /** Rows of a call of {@code [rows, inner] [inner, columns]}. */
    static int rows(int rows, int columns, int inner) {
        if (Processor.UNPACKED && (long) rows * columns * inner > MOST) {
            for (int tall = Math.min(rows, ROWS); tall >= Math.min(rows, LEAST_ROWS); tall /= 2) {
                if (MOST / ((long) tall * inner) >= Math.min(columns, LEAST_COLUMNS)) {
                    return tall;
                }
            }
        }
        return rows;
    }

    /** Columns of the same call, which has so many rows. */
    static int columns(int tall, int columns, int inner) {
        long wide = MOST / ((long) tall * inner);
        return Processor.UNPACKED && wide < columns && wide >= LEAST_COLUMNS ? even(columns, wide) : columns;
    }

    /** Rows of a call of the transposed {@code [inner, rows]} and {@code [inner, columns]}, a sum over many. */
    static int rowsOfGradient(int rows, int columns, int inner) {
        return gradientIsCut(rows, columns, inner) ? even(rows, GRADIENT_ROWS) : rows;
    }

    /** Columns of the same. */
    static int columnsOfGradient(int rows, int columns, int inner) {
        return gradientIsCut(rows, columns, inner) ? even(columns, GRADIENT_COLUMNS) : columns;
    }

    /** Terms of each sum in the same call, whose result has so many rows and columns. */
    static int innerOfGradient(int tall, int wide, int inner) {
        return Processor.UNPACKED ? even(inner, Math.max(1, MOST / ((long) tall * wide))) : inner;
    }

    private static boolean gradientIsCut(int rows, int columns, int inner) {
        return Processor.UNPACKED && (long) rows * columns * inner > MOST;
    }

    /** The least piece of which no more are needed than of the largest one. */
    private static int even(int length, long largest) {
        long pieces = (length + largest - 1) / largest;
        return (int) ((length + pieces - 1) / pieces);
    }
}
