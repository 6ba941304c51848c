package org.gateloom.runtime.sample;

import org.gateloom.runtime.math.Exponentials;

/**
 * Picks symbols. What it picks is a function of the logits and a coin; it keeps nothing but memory to work in, and
 * allocates nothing once made. Of symbols that are as likely, the one with the lower number counts as the likelier.
 */
public final class Sampler {

    /** What has at most this share of the likeliest symbol's weight has none: {@link Exponentials} gives no zeros. */
    private static final float NOTHING = 1e-37f;

    private final Choice choice;
    private final int symbols;
    private final Exponentials exponentials;
    private final float[] powers;
    private final float[] noShift;

    /** exp((logit - greatest) / temperature). */
    private final double[] weights;

    /** A heap of symbols, the likeliest on top; what was taken off it follows behind, the last one taken first. */
    private final int[] heap;

    /** For so many symbols. */
    public Sampler(Choice choice, int symbols) {
        this.choice = choice;
        this.symbols = symbols;
        this.exponentials = new Exponentials();
        this.powers = new float[symbols];
        this.noShift = new float[symbols];
        this.weights = new double[symbols];
        this.heap = new int[symbols];
    }

    /**
     * Picks a symbol.
     *
     * @param logits one for each symbol, all finite
     * @param coin from 0 to below 1
     */
    public int pick(float[] logits, double coin) {
        int likeliest = likeliest(logits);
        if (choice.temperature() == 0) {
            return likeliest;
        }
        double sum = weigh(logits, logits[likeliest]);
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("the network's logits are not all finite numbers");
        }
        boolean limited = choice.topP() < 1 || (choice.topK() > 0 && choice.topK() < symbols);
        return limited ? pickLimited(sum, coin) : pickAny(sum, coin);
    }

    /** Fills the weights and gives their sum. */
    private double weigh(float[] logits, float greatest) {
        double temperature = choice.temperature();
        for (int i = 0; i < symbols; i++) {
            powers[i] = (float) (((double) logits[i] - greatest) / temperature);
        }
        exponentials.shifted(symbols, powers, noShift);
        double sum = 0;
        for (int i = 0; i < symbols; i++) {
            weights[i] = powers[i] <= NOTHING ? 0 : powers[i];
            sum += weights[i];
        }
        return sum;
    }

    private int likeliest(float[] logits) {
        int likeliest = 0;
        for (int i = 1; i < symbols; i++) {
            if (logits[i] > logits[likeliest]) {
                likeliest = i;
            }
        }
        return likeliest;
    }

    private int pickAny(double sum, double coin) {
        double left = coin * sum;
        int last = 0;
        for (int i = 0; i < symbols; i++) {
            if (weights[i] > 0) {
                left -= weights[i];
                last = i;
                if (left < 0) {
                    return i;
                }
            }
        }
        // Rounding can leave a little: it belongs to the last symbol that has any weight.
        return last;
    }

    private int pickLimited(double sum, double coin) {
        int most = choice.topK() == 0 ? symbols : Math.min(choice.topK(), symbols);
        fillHeap();
        double among = sum;
        if (most < symbols) {
            among = 0;
            for (int taken = 0; taken < most; taken++) {
                among += weights[take(taken)];
            }
            fillHeap();
        }
        // The fewest that reach the share: so their sum is known only when they have been taken.
        double kept = 0;
        int count = 0;
        while (count < most && (count == 0 || kept < choice.topP() * among)) {
            kept += weights[take(count)];
            count++;
        }
        double left = coin * kept;
        for (int i = 0; i < count - 1; i++) {
            int symbol = heap[symbols - 1 - i];
            left -= weights[symbol];
            if (left < 0) {
                return symbol;
            }
        }
        return heap[symbols - count];
    }

    private void fillHeap() {
        for (int i = 0; i < symbols; i++) {
            heap[i] = i;
        }
        for (int i = symbols / 2 - 1; i >= 0; i--) {
            sink(i, symbols);
        }
    }

    /** Takes the top off the heap and puts it behind the heap; {@code taken} have been taken before. */
    private int take(int taken) {
        int last = symbols - 1 - taken;
        int top = heap[0];
        heap[0] = heap[last];
        heap[last] = top;
        sink(0, last);
        return top;
    }

    private void sink(int from, int size) {
        int parent = from;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && likelier(heap[child + 1], heap[child])) {
                child++;
            }
            if (!likelier(heap[child], heap[parent])) {
                return;
            }
            int symbol = heap[parent];
            heap[parent] = heap[child];
            heap[child] = symbol;
            parent = child;
        }
    }

    private boolean likelier(int a, int b) {
        return weights[a] > weights[b] || (weights[a] == weights[b] && a < b);
    }
}
