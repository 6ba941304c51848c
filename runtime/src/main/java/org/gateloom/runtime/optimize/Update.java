package org.gateloom.runtime.optimize;

import java.util.List;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable.Stretch;

/**
 * One step of an optimiser over all parameters, in pieces that may run at the same time. The pieces and the order of
 * sums depend on the number of parameters alone.
 *
 * <p>Order of use: {@link #read} every piece, {@link #norm}, {@link #begin}, {@link #change} every piece.
 */
public final class Update {

    private static final int PIECE = 1 << 15;

    /** What PyTorch's clip_grad_norm_ adds to the norm. */
    private static final double NORM_EPSILON = 1e-6;

    private final Weights weights;
    private final FloatValues gradient;
    private final Optimizer optimizer;
    private final double clip;
    private final float[] numbers;
    private final float[][] moments;
    private final double[] squares;
    private final List<Stretch> trained;

    private float scale = 1;
    private double rate;
    private long step;

    /**
     * Moments of 0.
     *
     * @param weights to change
     * @param gradient as their table describes it
     * @param clip the greatest norm of the whole gradient: a longer one is shortened to it; infinite for none
     */
    public Update(Weights weights, FloatValues gradient, Optimizer optimizer, double clip) {
        int length = weights.master().length;
        this.weights = weights;
        this.gradient = gradient;
        this.optimizer = optimizer;
        this.clip = clip;
        this.numbers = new float[length];
        this.moments = new float[optimizer.moments().size()][length];
        this.squares = new double[(length + PIECE - 1) / PIECE];
        this.trained = weights.table().trained();
    }

    /** How many pieces. */
    public int pieces() {
        return squares.length;
    }

    /** What the optimiser remembers: an array for each of {@link Optimizer#moments}; not copies. */
    public float[][] moments() {
        return moments;
    }

    /** Takes a piece of the gradient in. */
    public void read(int piece) {
        int from = piece * PIECE;
        int to = end(piece);
        gradient.read(from, numbers, from, to - from);
        squares[piece] = sumOfSquares(numbers, from, to);
    }

    /** The Euclidean norm of the whole gradient. */
    public double norm() {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /**
     * Says which step it is.
     *
     * @param step from 1
     * @param rate the learning rate
     */
    public void begin(long step, double rate) {
        this.step = step;
        this.rate = rate;
        this.scale = (float) Math.min(1, clip / (norm() + NORM_EPSILON));
    }

    /** Changes a piece of the parameters, frozen ones apart, and publishes it. */
    public void change(int piece) {
        int from = piece * PIECE;
        int to = end(piece);
        for (int i = 0; i < trained.size(); i++) {
            int first = Math.max(from, trained.get(i).from());
            int end = Math.min(to, trained.get(i).to());
            if (first < end) {
                optimizer.update(weights.master(), numbers, scale, moments, first, end, rate, step);
            }
        }
        weights.publish(from, to);
    }

    private int end(int piece) {
        return Math.min(numbers.length, (piece + 1) * PIECE);
    }

    /** In four sums side by side, because each addition waits for the one before it in its own sum. */
    private static double sumOfSquares(float[] numbers, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += (double) numbers[i] * numbers[i];
            b += (double) numbers[i + 1] * numbers[i + 1];
            c += (double) numbers[i + 2] * numbers[i + 2];
            d += (double) numbers[i + 3] * numbers[i + 3];
        }
        for (; i < to; i++) {
            a += (double) numbers[i] * numbers[i];
        }
        return a + b + (c + d);
    }
}
