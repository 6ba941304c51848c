package org.gateloom.runtime.blas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Values;

/**
 * The three products of a linear map {@code y = W v} over the rows of a batch. {@code W} has shape {@code [out, in]} and
 * lies column by column, as {@link org.gateloom.runtime.cell.ParameterTable} says; operands and results are row-major.
 * All blocks of one call are of one precision.
 *
 * <p>The sum of each element is taken in an order that depends on the shapes alone.
 */
public final class Products {

    /**
     * Up to so many multiply-adds OpenBLAS skips packing its operands, which is up to twice as fast on AVX-512. Larger
     * products are cut into the fewest calls that fit.
     */
    private static final long SMALL = 1_000_000;

    /** Narrower pieces than this lose more than skipping the packing gains. */
    private static final int NARROWEST = 64;

    /** With the weights transposed OpenBLAS skips packing only for results of up to so many elements. */
    private static final int SMALL_TRANSPOSED = 1024;

    /** The narrowest piece of a product with the weights transposed. */
    private static final int NARROWEST_TRANSPOSED = 32;

    static {
        // Before the first call: OpenBLAS's own threads would spin after each call and take the cores from ours.
        blas_set_num_threads(1);
    }

    private Products() {}

    /**
     * {@code target = W operand}, or {@code target += W operand}, for each row.
     *
     * @param operand [rows, in] from {@code operandAt} on
     * @param weights [out, in], column by column, from {@code weightsAt} on
     * @param target [rows, out] from {@code targetAt} on
     * @param add whether to add to what is in the target
     */
    public static void multiply(
            int rows,
            int out,
            int in,
            Values operand,
            int operandAt,
            Values weights,
            int weightsAt,
            Values target,
            int targetAt,
            boolean add) {
        int pieces = pieces(rows, out, in);
        for (int piece = 0; piece < pieces; piece++) {
            int from = bound(out, pieces, piece);
            int width = bound(out, pieces, piece + 1) - from;
            gemm(
                    CblasNoTrans,
                    CblasNoTrans,
                    rows,
                    width,
                    in,
                    operand,
                    operandAt,
                    in,
                    weights,
                    weightsAt + from,
                    out,
                    target,
                    targetAt + from,
                    out,
                    add);
        }
    }

    /**
     * {@code target = Wᵀ cotangent}, or {@code target += Wᵀ cotangent}, for each row: the adjoint of {@link #multiply} by
     * its operand.
     *
     * @param cotangent [rows, out] from {@code cotangentAt} on
     * @param weights [out, in], column by column, from {@code weightsAt} on
     * @param target [rows, in] from {@code targetAt} on
     * @param add whether to add to what is in the target
     */
    public static void multiplyTransposed(
            int rows,
            int out,
            int in,
            Values cotangent,
            int cotangentAt,
            Values weights,
            int weightsAt,
            Values target,
            int targetAt,
            boolean add) {
        int pieces = piecesTransposed(rows, in, out);
        for (int piece = 0; piece < pieces; piece++) {
            int from = bound(in, pieces, piece);
            int width = bound(in, pieces, piece + 1) - from;
            gemm(
                    CblasNoTrans,
                    CblasTrans,
                    rows,
                    width,
                    out,
                    cotangent,
                    cotangentAt,
                    out,
                    weights,
                    weightsAt + from * out,
                    out,
                    target,
                    targetAt + from,
                    in,
                    add);
        }
    }

    /**
     * {@code gradient[o][i] = Σ over rows of cotangent[o] operand[i]}, or {@code +=}, for the columns {@code from} to
     * {@code to - 1} of {@code W}: the adjoint of {@link #multiply} by its weights.
     *
     * @param operand [rows, in] from {@code operandAt} on
     * @param cotangent [rows, out] from {@code cotangentAt} on
     * @param gradient of the whole of {@code W}, column by column, from {@code gradientAt} on
     * @param add whether to add to what is in the gradient
     */
    public static void gradient(
            int rows,
            int out,
            int in,
            int from,
            int to,
            Values operand,
            int operandAt,
            Values cotangent,
            int cotangentAt,
            Values gradient,
            int gradientAt,
            boolean add) {
        gemm(
                CblasTrans,
                CblasNoTrans,
                to - from,
                out,
                rows,
                operand,
                operandAt + from,
                in,
                cotangent,
                cotangentAt,
                out,
                gradient,
                gradientAt + from * out,
                out,
                add);
    }

    /** {@code target += operand}, for {@code length} numbers. */
    public static void addRow(int length, Values operand, int operandAt, Values target, int targetAt) {
        if (operand instanceof FloatValues from && target instanceof FloatValues to) {
            cblas_saxpy(length, 1, from.at(operandAt), 1, to.target(targetAt), 1);
        } else {
            cblas_daxpy(
                    length, 1, ((DoubleValues) operand).at(operandAt), 1, ((DoubleValues) target).target(targetAt), 1);
        }
    }

    private static int pieces(int rows, int width, int inner) {
        long all = (long) rows * width * inner;
        int pieces = (int) Math.min(width, (all + SMALL - 1) / SMALL);
        // The widest piece is the one that must fit.
        while (pieces > 1 && (long) rows * inner * ((width + pieces - 1) / pieces) > SMALL && pieces < width) {
            pieces++;
        }
        return pieces > 1 && width / pieces >= NARROWEST ? pieces : 1;
    }

    private static int piecesTransposed(int rows, int width, int inner) {
        int widest = (int) Math.min(SMALL_TRANSPOSED / rows, SMALL / rows / inner);
        return widest >= NARROWEST_TRANSPOSED ? (width + widest - 1) / widest : 1;
    }

    /** Where a piece begins: pieces differ by at most one column. */
    private static int bound(int width, int pieces, int piece) {
        return (int) ((long) width * piece / pieces);
    }

    static void gemm(
            int transposeA,
            int transposeB,
            int m,
            int n,
            int k,
            Values a,
            int aAt,
            int aStride,
            Values b,
            int bAt,
            int bStride,
            Values c,
            int cAt,
            int cStride,
            boolean add) {
        if (a instanceof FloatValues fa && b instanceof FloatValues fb && c instanceof FloatValues fc) {
            cblas_sgemm(
                    CblasRowMajor,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1,
                    fa.at(aAt),
                    aStride,
                    fb.at(bAt),
                    bStride,
                    add ? 1 : 0,
                    fc.target(cAt),
                    cStride);
        } else {
            cblas_dgemm(
                    CblasRowMajor,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1,
                    ((DoubleValues) a).at(aAt),
                    aStride,
                    ((DoubleValues) b).at(bAt),
                    bStride,
                    add ? 1 : 0,
                    ((DoubleValues) c).target(cAt),
                    cStride);
        }
    }
}
