package org.gateloom.runtime.network;

import java.util.Arrays;
import org.gateloom.runtime.math.Exponentials;
import org.gateloom.runtime.math.Fast;
import org.gateloom.runtime.text.Batches;

/**
 * Softmax and cross entropy of rows of logits. With {@code y} the target,
 *
 * <pre>
 *   loss = log Σᵢ exp(zᵢ) - z_y
 *   ∂loss/∂zᵢ = exp(zᵢ) / Σⱼ exp(zⱼ) - [i = y]
 * </pre>
 *
 * <p>The greatest logit is taken off all of them first, so that both are finite for any finite logits. Used by one
 * thread at a time; it allocates nothing once made.
 */
final class CrossEntropy {

    private final int symbols;
    private final Exponentials exponentials;

    /** For each logit something of its row, so that a loop over all rows reads it with the logit's own index. */
    private final float[] spread;

    private final double[] below;
    private final float[] sums;

    /**
     * Memory for some rows.
     *
     * @param symbols logits of a row
     * @param rows the most rows at once
     */
    CrossEntropy(int symbols, int rows) {
        this.symbols = symbols;
        this.exponentials = new Exponentials();
        this.spread = new float[rows * symbols];
        this.below = new double[rows];
        this.sums = new float[rows];
    }

    /**
     * The sum of the rows' losses in nats; rows with {@link Batches#NO_TARGET} have none.
     *
     * @param logits [rows, symbols]; destroyed
     * @param targets of the rows, from {@code at} on
     */
    double loss(float[] logits, int rows, int[] targets, int at) {
        for (int row = 0; row < rows; row++) {
            int from = row * symbols;
            float greatest = greatest(logits, from, from + symbols);
            int target = targets[at + row];
            below[row] = target == Batches.NO_TARGET ? 0 : (double) greatest - logits[from + target];
            Arrays.fill(spread, from, from + symbols, greatest);
        }
        exponentials.shifted(rows * symbols, logits, spread);
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            int from = row * symbols;
            sums[row] = sum(logits, from, from + symbols);
            if (targets[at + row] != Batches.NO_TARGET) {
                loss += Math.log(sums[row]) + below[row];
            }
        }
        return loss;
    }

    /**
     * The same, and leaves in place of the logits the loss's derivative by them.
     *
     * @param scale what the derivative is multiplied with: one over the number of rows for that of the mean
     */
    double differentiate(float[] logits, int rows, int[] targets, int at, float scale) {
        double loss = loss(logits, rows, targets, at);
        for (int row = 0; row < rows; row++) {
            int from = row * symbols;
            boolean counts = targets[at + row] != Batches.NO_TARGET;
            Arrays.fill(spread, from, from + symbols, counts ? scale / sums[row] : 0);
        }
        int length = rows * symbols;
        for (int i = 0; i < length; i++) {
            logits[i] = Fast.flushed(logits[i] * spread[i]);
        }
        for (int row = 0; row < rows; row++) {
            int target = targets[at + row];
            if (target != Batches.NO_TARGET) {
                logits[row * symbols + target] -= scale;
            }
        }
        return loss;
    }

    /**
     * How many rows have their target, if they have one, as the greatest logit.
     *
     * @param logits [rows, symbols]
     * @param targets of the rows, from {@code at} on
     */
    int right(float[] logits, int rows, int[] targets, int at) {
        int right = 0;
        for (int row = 0; row < rows; row++) {
            if (targets[at + row] != Batches.NO_TARGET && likeliest(logits, row * symbols) == targets[at + row]) {
                right++;
            }
        }
        return right;
    }

    /** The symbol with the greatest logit of a row, of equal ones the first. */
    private int likeliest(float[] logits, int from) {
        int likeliest = 0;
        for (int i = 1; i < symbols; i++) {
            if (logits[from + i] > logits[from + likeliest]) {
                likeliest = i;
            }
        }
        return likeliest;
    }

    private static float greatest(float[] logits, int from, int to) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            // Not Math.max: the branch is seldom taken, and what is not a number shows in the sum.
            if (logits[i] > greatest) {
                greatest = logits[i];
            }
        }
        return greatest;
    }

    /** In four sums side by side, because each addition waits for the one before it in its own sum. */
    private static float sum(float[] numbers, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += numbers[i];
            b += numbers[i + 1];
            c += numbers[i + 2];
            d += numbers[i + 3];
        }
        for (; i < to; i++) {
            a += numbers[i];
        }
        return a + b + (c + d);
    }
}
