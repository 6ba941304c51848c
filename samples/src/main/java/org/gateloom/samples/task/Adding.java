package org.gateloom.samples.task;

import java.util.random.RandomGenerator;

/**
 * The sum of two marked numbers among others.
 *
 * <pre>
 *   read   0.31  0.87  0.05  …  0.62  0.44      numbers, each at chance from 0 to below 1,
 *          0     1     0     …  1     0         and a mark at one of the first half and one of the second
 *   say                              1.49       at the end, the sum of the marked ones
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber 1997, Long Short-Term Memory, Neural Computation 9(8), experiment 4, in the form of Le, Jaitly
 * and Hinton 2015, A Simple Way to Initialize Recurrent Networks of Rectified Linear Units, arXiv 1504.00941, section 4.1.
 * As in the former, an answer is right when its error is below 0.04.
 *
 * @param lag numbers that are read
 */
public record Adding(int lag) implements Task {

    /** An answer is right when its error is below. */
    public static final double TOLERANCE = 0.04;

    /** Elements of what is read at a place: the number and its mark. */
    public static final int INPUTS = 2;

    /** Numbers that are said: the sum. */
    public static final int OUTPUTS = 1;

    /**
     * One sequence.
     *
     * @param vectors what is read, [steps, 2]
     * @param sum what is to be said at the last place
     */
    public record Example(float[] vectors, float sum) {}

    @Override
    public TaskKind kind() {
        return TaskKind.ADDING;
    }

    @Override
    public int steps() {
        return lag;
    }

    @Override
    public int targets() {
        return 1;
    }

    /** Of who always says 1: the sum of two such numbers has the density {@code 1 - |sum - 1|}. */
    @Override
    public double chance() {
        return 2 * TOLERANCE - TOLERANCE * TOLERANCE;
    }

    /** An example; the same chance gives the same one. */
    public Example example(RandomGenerator random) {
        float[] vectors = new float[INPUTS * lag];
        for (int step = 0; step < lag; step++) {
            vectors[INPUTS * step] = random.nextFloat();
        }
        int half = lag / 2;
        int first = random.nextInt(half);
        int second = half + random.nextInt(lag - half);
        vectors[INPUTS * first + 1] = 1;
        vectors[INPUTS * second + 1] = 1;
        return new Example(vectors, vectors[INPUTS * first] + vectors[INPUTS * second]);
    }
}
