package org.gateloom.samples.inspect;

import java.util.ArrayList;
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
 * @param correlation Pearson's, from −1 to 1; 0 when there is no feature
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

    /** 0 where one of them does not move. */
    private static double correlation(double[] a, double[] b) {
        double meanA =
                IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElse(0);
        double meanB =
                IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElse(0);
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return ofA < 1e-18 * a.length || ofB == 0 ? 0 : both / Math.sqrt(ofA * ofB);
    }
}
