package org.gateloom.runtime.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.gateloom.runtime.cell.Values;

/**
 * The three products of {@link Products} for a block-diagonal matrix: of several blocks {@code [out, in]} that lie one
 * behind the other, each column by column, the first maps the first {@code in} elements of a row to its first {@code out}.
 */
public final class BlockProducts {

    private BlockProducts() {}

    /**
     * {@code target = W operand}, or {@code target += W operand}, for each row.
     *
     * @param operand [rows, blocks * in] from {@code operandAt} on
     * @param weights [blocks, out, in] from {@code weightsAt} on
     * @param target [rows, blocks * out] from {@code targetAt} on
     * @param add whether to add to what is in the target
     */
    public static void multiply(
            int blocks,
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
            for (int block = 0; block < blocks; block++) {
                Products.gemv(
                        out,
                        in,
                        operand,
                        operandAt + block * in,
                        weights,
                        weightsAt + block * out * in,
                        target,
                        targetAt + block * out,
                        add);
            }
            return;
        }
        for (int block = 0; block < blocks; block++) {
            Products.gemm(
                    CblasNoTrans,
                    CblasNoTrans,
                    rows,
                    out,
                    in,
                    operand,
                    operandAt + block * in,
                    blocks * in,
                    weights,
                    weightsAt + block * out * in,
                    out,
                    target,
                    targetAt + block * out,
                    blocks * out,
                    add);
        }
    }

    /**
     * {@code gradient[b][o][i] = Σ over rows of cotangent[b][o] operand[b][i]}, or {@code +=}.
     *
     * @param operand [rows, blocks * in] from {@code operandAt} on
     * @param cotangent [rows, blocks * out] from {@code cotangentAt} on
     * @param gradient [blocks, out, in] from {@code gradientAt} on
     * @param add whether to add to what is in the gradient
     */
    public static void gradient(
            int blocks,
            int rows,
            int out,
            int in,
            Values operand,
            int operandAt,
            Values cotangent,
            int cotangentAt,
            Values gradient,
            int gradientAt,
            boolean add) {
        for (int block = 0; block < blocks; block++) {
            Products.gemm(
                    CblasTrans,
                    CblasNoTrans,
                    in,
                    out,
                    rows,
                    operand,
                    operandAt + block * in,
                    blocks * in,
                    cotangent,
                    cotangentAt + block * out,
                    blocks * out,
                    gradient,
                    gradientAt + block * out * in,
                    out,
                    add);
        }
    }
}
