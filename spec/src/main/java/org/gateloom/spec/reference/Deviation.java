package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far numbers are from what they should be: the one measure by which Gateloom compares results.
 *
 * <p>For a block of numbers (an output, the gradient of one matrix) it is {@code ‖a − b‖ / max(‖b‖, floor)} with
 * Euclidean norms, {@code b} the expected. Not number by number, because rounding errors have the size of the numbers
 * that were added up, not of the sum: an element that happens to be near zero has few right digits in any correct
 * computation. But block by block, not all in one, so that a wrong gradient of a small bias is not hidden by that of a
 * large matrix.
 *
 * <p>The floor is a thousandth of the largest block of the same kind (all gradients; all of outputs, states and last
 * states). A block far smaller than its neighbours is what is left over when larger numbers have cancelled, in the
 * gradients of a gate that is saturated for example, and its last digits are theirs. Against wrong code a thousandth is
 * as good as nothing: a wrong formula makes a block wrong by its own size, which is seen at 1e-9 unless the block is a
 * millionth of a millionth of its neighbours.
 *
 * <p>Where a number on either side is NaN or infinite, or the shapes differ, the deviation is infinite: nothing can be
 * said for such numbers.
 */
public final class Deviation {

    /** The floor, as a share of the largest block's norm. */
    static final double FLOOR = 1e-3;

    private Deviation() {}

    /** Of one block on its own; a block that should be 0 is measured by its own norm. */
    public static double of(Tensor actual, Tensor expected) {
        return of(actual, expected, 0);
    }

    /**
     * Of each block that is expected, by its path.
     *
     * @param actual by the paths of {@link CaseResult#parts}; may hold more than is expected
     * @param expected by the same paths
     * @throws IllegalArgumentException when an expected block is missing
     */
    public static Map<String, Double> each(Map<String, Tensor> actual, Map<String, Tensor> expected) {
        Map<Boolean, Double> largest = new LinkedHashMap<>();
        expected.forEach((path, tensor) -> largest.merge(gradient(path), tensor.norm(), Math::max));
        Map<String, Double> deviations = new LinkedHashMap<>();
        expected.forEach((path, tensor) -> {
            if (!actual.containsKey(path)) {
                throw new IllegalArgumentException(path + " is not among " + actual.keySet());
            }
            deviations.put(path, of(actual.get(path), tensor, FLOOR * largest.get(gradient(path))));
        });
        return deviations;
    }

    /** The largest of {@link #each}. */
    public static double worst(Map<String, Tensor> actual, Map<String, Tensor> expected) {
        return each(actual, expected).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    static boolean gradient(String path) {
        return path.startsWith("gradient.");
    }

    static double of(Tensor actual, Tensor expected, double floor) {
        if (!actual.shape().equals(expected.shape()) || !actual.finite() || !expected.finite()) {
            return Double.POSITIVE_INFINITY;
        }
        double distance = 0;
        for (int i = 0; i < actual.values().length; i++) {
            distance = Math.hypot(distance, actual.values()[i] - expected.values()[i]);
        }
        if (distance == 0) {
            return 0;
        }
        double against = Math.max(expected.norm(), floor);
        return distance / (against == 0 ? actual.norm() : against);
    }
}
