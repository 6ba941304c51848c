package org.gateloom.spec.reference;

import java.util.Arrays;
import org.gateloom.spec.graph.Operation.Normalize;
import org.gateloom.spec.graph.Operation.Normalize.Norm;

/**
 * A vector over its scale, and what that makes of a cotangent.
 *
 * @param norm what is taken for centre and scale
 * @param value the normalised vector
 * @param scale what was divided by
 */
record Normalization(Norm norm, double[] value, double scale) {

    static Normalization of(Norm norm, double... vector) {
        double centre = norm == Norm.LAYER ? mean(vector) : 0;
        double[] value = Arrays.stream(vector).map(v -> v - centre).toArray();
        double scale = Math.sqrt(mean(Arrays.stream(value).map(v -> v * v).toArray()) + Normalize.EPSILON);
        return new Normalization(norm, Arrays.stream(value).map(v -> v / scale).toArray(), scale);
    }

    /**
     * The cotangent of the vector: {@code (ȳ − y mean(ȳ y)) / scale}, and of that, where a centre was taken, without its
     * mean.
     */
    double[] pullBack(double... cotangent) {
        double[] products = new double[value.length];
        Arrays.setAll(products, i -> cotangent[i] * value[i]);
        double along = mean(products);
        double centre = norm == Norm.LAYER ? mean(cotangent) : 0;
        double[] result = new double[value.length];
        Arrays.setAll(result, i -> (cotangent[i] - centre - value[i] * along) / scale);
        return result;
    }

    private static double mean(double... numbers) {
        return Arrays.stream(numbers).sum() / numbers.length;
    }
}
