package org.gateloom.spec.reference;

import java.util.Arrays;
import java.util.List;

/** What a cell reads, step by step. */
public sealed interface InputSequence {

    /** Steps. */
    int steps();

    /** Rows of the batch. */
    int batch();

    /** As vectors, {@code [time, batch, in]}. */
    Tensor vectors(int in);

    /**
     * Vectors.
     *
     * @param values {@code [time, batch, in]}
     */
    record Vectors(Tensor values) implements InputSequence {

        @Override
        public int steps() {
            return values.shape().get(0);
        }

        @Override
        public int batch() {
            return values.shape().get(1);
        }

        @Override
        public Tensor vectors(int in) {
            return values;
        }
    }

    /**
     * Symbols, each a one-hot vector: 1 at its place, 0 elsewhere.
     *
     * @param ids {@code [time][batch]}, each in 0 … in - 1
     */
    record Symbols(List<List<Integer>> ids) implements InputSequence {

        public Symbols {
            ids = ids.stream().map(List::copyOf).toList();
        }

        /** From {@code [time][batch]}. */
        public static Symbols of(int[]... ids) {
            return new Symbols(Arrays.stream(ids)
                    .map(row -> Arrays.stream(row).boxed().toList())
                    .toList());
        }

        @Override
        public int steps() {
            return ids.size();
        }

        @Override
        public int batch() {
            return ids.get(0).size();
        }

        @Override
        public Tensor vectors(int in) {
            Tensor oneHot = Tensor.zeros(List.of(steps(), batch(), in));
            int row = 0;
            for (List<Integer> step : ids) {
                for (int id : step) {
                    oneHot.values()[row++ * in + id] = 1;
                }
            }
            return oneHot;
        }
    }
}
