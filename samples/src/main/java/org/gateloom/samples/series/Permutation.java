package org.gateloom.samples.series;

import java.util.random.RandomGenerator;

/** Numbers in an order drawn at chance. */
final class Permutation {

    private Permutation() {}

    /** 0 to below a count, each order as likely as any other (Fisher and Yates). */
    static int[] of(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
