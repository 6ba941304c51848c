package org.gateloom.runtime.network;

/**
 * Cross entropy of a lane's targets, symbols or classes; the likeliest is the answer.
 *
 * @param targets [time, rows]
 */
record SymbolLoss(CrossEntropy crossEntropy, int[] targets) implements Loss {

    @Override
    public double loss(float[] outputs, int places, int at) {
        return crossEntropy.loss(outputs, places, targets, at);
    }

    @Override
    public double differentiate(float[] outputs, int places, int at, float scale) {
        return crossEntropy.differentiate(outputs, places, targets, at, scale);
    }

    @Override
    public int right(float[] outputs, int places, int at) {
        return crossEntropy.right(outputs, places, targets, at);
    }
}
