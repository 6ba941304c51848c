package org.gateloom.runtime.opencl;

import java.util.Arrays;

/** What a training step reads, in the order of {@link ModelKernel#symbols}. */
final class SymbolChunk {

    private SymbolChunk() {}

    /** Numbers of a step. */
    static int length(int time, int batch, int rows, int count) {
        return 2 * time * rows + time * batch + count + 1;
    }

    /**
     * Without targets.
     *
     * @param ids [time, batch]
     * @param rows of the batch, filled up
     * @param count how many symbols there are
     */
    static int[] of(int[] ids, int time, int batch, int rows, int count) {
        int[] numbers = new int[length(time, batch, rows, count)];
        int[] none = new int[ids.length];
        Arrays.fill(none, ModelKernel.NO_TARGET);
        write(numbers, 0, ids, none, time, batch, rows, count);
        return numbers;
    }

    /**
     * Writes a step.
     *
     * @param numbers where to
     * @param at where it begins
     * @param inputs [time, batch]
     * @param targets [time, batch]
     */
    static void write(int[] numbers, int at, int[] inputs, int[] targets, int time, int batch, int rows, int count) {
        int places = time * rows;
        Arrays.fill(numbers, at, at + places, 0);
        Arrays.fill(numbers, at + places, at + 2 * places, ModelKernel.NO_TARGET);
        int order = at + 2 * places;
        int starts = order + time * batch;
        Arrays.fill(numbers, starts, starts + count + 1, 0);
        for (int t = 0; t < time; t++) {
            for (int row = 0; row < batch; row++) {
                int input = inputs[t * batch + row];
                numbers[at + t * rows + row] = input;
                numbers[at + places + t * rows + row] = targets[t * batch + row];
                numbers[starts + input + 1]++;
            }
        }
        for (int symbol = 0; symbol < count; symbol++) {
            numbers[starts + symbol + 1] += numbers[starts + symbol];
        }
        // Backwards, so that counting down leaves each symbol's start where it is.
        int[] next = Arrays.copyOfRange(numbers, starts + 1, starts + count + 1);
        for (int t = time - 1; t >= 0; t--) {
            for (int row = batch - 1; row >= 0; row--) {
                int input = inputs[t * batch + row];
                next[input]--;
                numbers[order + next[input]] = t * rows + row;
            }
        }
    }
}
