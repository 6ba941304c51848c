package org.gateloom.runtime.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

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

    static {
        // Before the first call: OpenBLAS's own threads would spin after each call and take the cores from ours.
        blas_set_num_threads(1);
    }

    /**
     * With fewer rows products become slow. Measured on two cores with LSTMs of 128 to 512: where nothing is packed, lanes
     * of 8 rows cost a step 0 to 4 % more than lanes of 16, and keep twice as many cores busy; where operands are packed,
     * products of 8 rows ran at 25 GFLOP/s, of 16 at 41, of 32 at 59.
     */
    public static final int FEW_ROWS = Processor.UNPACKED ? 8 : 16;

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
        if (rows == 1) {
            gemv(out, in, operand, operandAt, weights, weightsAt, target, targetAt, add);
            return;
        }
        int tall = Tiles.rows(rows, out, in);
        int wide = Tiles.columns(tall, out, in);
        for (int column = 0; column < out; column += wide) {
            int width = Math.min(wide, out - column);
            for (int row = 0; row < rows; row += tall) {
                gemm(
                        CblasNoTrans,
                        CblasNoTrans,
                        Math.min(tall, rows - row),
                        width,
                        in,
                        operand,
                        operandAt + row * in,
                        in,
                        weights,
                        weightsAt + column,
                        out,
                        target,
                        targetAt + row * out + column,
                        out,
                        add);
            }
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
        int tall = Tiles.rowsOfGradient(to - from, out, rows);
        int wide = Tiles.columnsOfGradient(to - from, out, rows);
        int deep = Tiles.innerOfGradient(tall, wide, rows);
        for (int row = 0; row < rows; row += deep) {
            int height = Math.min(deep, rows - row);
            for (int column = from; column < to; column += tall) {
                for (int element = 0; element < out; element += wide) {
                    gemm(
                            CblasTrans,
                            CblasNoTrans,
                            Math.min(tall, to - column),
                            Math.min(wide, out - element),
                            height,
                            operand,
                            operandAt + row * in + column,
                            in,
                            cotangent,
                            cotangentAt + row * out + element,
                            out,
                            gradient,
                            gradientAt + column * out + element,
                            out,
                            add || row > 0);
                }
            }
        }
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

    /**
     * The product for one row, as when text is written: it reads the matrix once. OpenBLAS's product of two matrices is as
     * fast on processors with AVX-512; its code for others packs the matrix first, and took 17 µs for 128×128 where this
     * takes 0.7.
     */
    static void gemv(
            int out,
            int in,
            Values operand,
            int operandAt,
            Values weights,
            int weightsAt,
            Values target,
            int targetAt,
            boolean add) {
        if (operand instanceof FloatValues v && weights instanceof FloatValues w && target instanceof FloatValues y) {
            cblas_sgemv(
                    CblasColMajor,
                    CblasNoTrans,
                    out,
                    in,
                    1,
                    w.at(weightsAt),
                    out,
                    v.at(operandAt),
                    1,
                    add ? 1 : 0,
                    y.target(targetAt),
                    1);
        } else {
            cblas_dgemv(
                    CblasColMajor,
                    CblasNoTrans,
                    out,
                    in,
                    1,
                    ((DoubleValues) weights).at(weightsAt),
                    out,
                    ((DoubleValues) operand).at(operandAt),
                    1,
                    add ? 1 : 0,
                    ((DoubleValues) target).target(targetAt),
                    1);
        }
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
