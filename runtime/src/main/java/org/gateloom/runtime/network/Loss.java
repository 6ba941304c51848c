package org.gateloom.runtime.network;

/**
 * What saying something else than a lane's targets costs. It reads the targets where the lane has them, [time, rows], and
 * is asked about some places behind each other at a time.
 */
sealed interface Loss permits SymbolLoss, SquaredError {

    /**
     * The sum of the places' losses; those without a target have none.
     *
     * @param outputs of the output layer, [places, outputs]; destroyed
     * @param at the first of the places
     */
    double loss(float[] outputs, int places, int at);

    /**
     * The same, and leaves in place of the outputs the loss's derivative by them.
     *
     * @param scale what the derivative is multiplied with
     */
    double differentiate(float[] outputs, int places, int at, float scale);

    /** How many of the places have a target and the right answer. */
    int right(float[] outputs, int places, int at);
}
