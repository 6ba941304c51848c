package org.gateloom.samples.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gateloom.spec.reference.Tensor;

/** Tensors below one another along their first dimension, and apart again. */
final class Tensors {

    private Tensors() {}

    /** One below the other; they differ in their first extent at most. */
    static Tensor below(List<Tensor> parts) {
        double[] values = parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part.values()))
                .toArray();
        int rows = parts.stream().mapToInt(part -> part.shape().get(0)).sum();
        return new Tensor(withFirst(parts.get(0), rows), values);
    }

    /** One of {@code count} parts of the same height. */
    static Tensor part(Tensor whole, int index, int count) {
        int each = whole.values().length / count;
        return new Tensor(
                withFirst(whole, whole.shape().get(0) / count),
                Arrays.copyOfRange(whole.values(), index * each, (index + 1) * each));
    }

    /** The same numbers in another shape. */
    static Tensor shaped(Tensor tensor, int... shape) {
        return new Tensor(Arrays.stream(shape).boxed().toList(), tensor.values());
    }

    private static List<Integer> withFirst(Tensor tensor, int first) {
        List<Integer> shape = new ArrayList<>(tensor.shape());
        shape.set(0, first);
        return shape;
    }
}
