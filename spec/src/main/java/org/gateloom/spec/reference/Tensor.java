package org.gateloom.spec.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Numbers in a rectangular shape, row-major: the last index is the fastest. A matrix is {@code [out, in]}, a sequence
 * {@code [time, batch, size]}, a state {@code [batch, size]}, a vector {@code [size]}.
 *
 * @param shape the extent of each dimension
 * @param values as many as the product of the shape; the array is shared, not copied
 */
public record Tensor(List<Integer> shape, double[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        if (values.length != length(shape)) {
            throw new IllegalArgumentException(values.length + " numbers do not have the shape " + shape);
        }
    }

    /** All 0. */
    public static Tensor zeros(List<Integer> shape) {
        return new Tensor(shape, new double[length(shape)]);
    }

    /** The same number everywhere. */
    public static Tensor filled(List<Integer> shape, double number) {
        Tensor tensor = zeros(shape);
        Arrays.fill(tensor.values, number);
        return tensor;
    }

    /** A vector. */
    public static Tensor of(double... vector) {
        return new Tensor(List.of(vector.length), vector.clone());
    }

    /** A matrix from its rows. */
    public static Tensor of(double[]... rows) {
        return new Tensor(
                List.of(rows.length, rows[0].length),
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    /** A sequence from its steps, each {@code [batch][size]}. */
    public static Tensor of(double[][]... steps) {
        return new Tensor(
                List.of(steps.length, steps[0].length, steps[0][0].length),
                Arrays.stream(steps)
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
    }

    /** How many numbers have that shape. */
    static int length(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The number at that place. */
    public double get(int... index) {
        int at = 0;
        for (int dimension = 0; dimension < index.length; dimension++) {
            at = at * shape.get(dimension) + Objects.checkIndex(index[dimension], shape.get(dimension));
        }
        return values[at];
    }

    /** Every number times another. */
    Tensor times(double factor) {
        return new Tensor(
                shape, Arrays.stream(values).map(value -> value * factor).toArray());
    }

    /** Sum of the products of the numbers at the same place. */
    public double dot(Tensor other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    /** The square root of the sum of squares; does not overflow before the result does. */
    public double norm() {
        double norm = 0;
        for (double value : values) {
            norm = Math.hypot(norm, value);
        }
        return norm;
    }

    /** Whether there is neither a NaN nor an infinity in it. */
    public boolean finite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return shape + " " + Arrays.toString(values);
    }
}
