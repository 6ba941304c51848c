package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gateloom.spec.reference.Tensor;

/**
 * What of the text a unit's value goes with most.
 *
 * @param feature with which its correlation over the passage is greatest in absolute value; empty when that is below
 *     {@link #LEAST}, or the unit does not move
 * @param correlation Pearson's, from −1 to 1, of both without their linear trends; 0 when there is no feature
 */
public record Response(Optional<TextFeature> feature, double correlation) {

    /** A weaker correlation is taken for chance. */
    public static final double LEAST = 0.2;

    private static final Response NONE = new Response(Optional.empty(), 0);

    /**
     * The response of each unit.
     *
     * @param values {@code [time, units]}
     * @param codePoints the passage
     */
    static List<Response> of(Tensor values, int... codePoints) {
        Map<TextFeature, double[]> features = new EnumMap<>(TextFeature.class);
        for (TextFeature feature : TextFeature.values()) {
            features.put(feature, feature.of(codePoints));
        }
        int steps = values.shape().get(0);
        int units = values.shape().get(1);
        List<Response> responses = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            int at = unit;
            double[] over = IntStream.range(0, steps)
                    .mapToDouble(time -> values.get(time, at))
                    .toArray();
            Response strongest = NONE;
            for (TextFeature feature : TextFeature.values()) {
                double correlation = correlation(over, features.get(feature));
                if (Math.abs(correlation) >= LEAST && Math.abs(correlation) > Math.abs(strongest.correlation)) {
                    strongest = new Response(Optional.of(feature), correlation);
                }
            }
            responses.add(strongest);
        }
        return responses;
    }

    /** Units in the order of what they respond to: by feature, of each those first that rise with it, and last the rest. */
    static List<Integer> order(List<Response> responses) {
        Comparator<Integer> byFeature = Comparator.comparing(
                unit -> responses.get(unit).feature.orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));
        return IntStream.range(0, responses.size())
                .boxed()
                .sorted(byFeature.thenComparing(unit -> -responses.get(unit).correlation))
                .toList();
    }

    /** Of what is left without straight lines over the time; 0 where nothing is. */
    private static double correlation(double[] one, double[] other) {
        double[] a = withoutTrend(one);
        double[] b = withoutTrend(other);
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] * b[i];
            ofA += a[i] * a[i];
            ofB += b[i] * b[i];
        }
        double least = 1e-18 * a.length;
        return ofA < least || ofB < least ? 0 : both / Math.sqrt(ofA * ofB);
    }

    /** Less the line that fits best: states that grow all the time would go with whatever grows or falls over the passage. */
    private static double[] withoutTrend(double... values) {
        double middle = (values.length - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElse(0);
        double along = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            along += (i - middle) * values[i];
            squares += (i - middle) * (i - middle);
        }
        double slope = squares == 0 ? 0 : along / squares;
        double[] rest = new double[values.length];
        Arrays.setAll(rest, i -> values[i] - mean - slope * (i - middle));
        return rest;
    }
}
