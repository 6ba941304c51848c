package org.gateloom.samples.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings each column of a series to mean 0 and deviation 1: {@code (x - mean) / deviation}. It is of what was trained on, and
 * kept with the run, so that what is measured later is brought to the same scale.
 *
 * @param columns their names
 * @param means of each
 * @param deviations of each, above 0
 */
public record Normalization(List<String> columns, List<Double> means, List<Double> deviations) {

    private static final double FARTHEST = 1e18;

    public Normalization {
        columns = List.copyOf(columns);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /**
     * Of some rows. A column that never changes has deviation 1.
     *
     * @param columns names of their columns
     * @param rows at least one
     */
    public static Normalization of(List<String> columns, List<double[]> rows) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double[] row : rows) {
                sum += row[column];
                least = Math.min(least, row[column]);
                greatest = Math.max(greatest, row[column]);
            }
            // Rounding must not take it out of there: far from 0, a column that never changes would be far from its
            // mean.
            double mean = Math.min(greatest, Math.max(least, sum / rows.size()));
            double squares = 0;
            for (double[] row : rows) {
                double off = row[column] - mean;
                squares += off * off;
            }
            means.add(mean);
            double deviation = Math.sqrt(squares / rows.size());
            // What is left of a column that never changes is rounding.
            deviations.add(deviation <= 1e-12 * Math.abs(mean) ? 1 : deviation);
        }
        return new Normalization(columns, means, deviations);
    }

    /**
     * Of what is trained on of a series.
     *
     * @param heldOut share that is held out
     * @throws SeriesException if there is too little to hold any out, or as {@link #accept}
     */
    public static Normalization of(Series series, double heldOut) throws SeriesException {
        Normalization normalization =
                of(series.columns(), Split.of(series, heldOut).trainingRows(series));
        normalization.accept(series);
        return normalization;
    }

    /**
     * Nothing, if all numbers of a series of these columns are on the common scale at most 1e18 from 0, so that
     * their squares are numbers in float.
     *
     * @throws SeriesException with the place of the first that is not
     */
    public void accept(Series series) throws SeriesException {
        for (int row = 0; row < series.rows().size(); row++) {
            double[] numbers = series.rows().get(row);
            for (int column = 0; column < numbers.length; column++) {
                if (!(Math.abs(normal(column, numbers[column])) <= FARTHEST)) {
                    throw series.places()
                            .wrong(
                                    row,
                                    column,
                                    String.format(
                                            Locale.ROOT,
                                            "%.4g is more than 1e18 standard deviations from the mean of what is trained"
                                                    + " on, which is too far for the numbers of a network; mend it, or"
                                                    + " take its row out",
                                            numbers[column]));
                }
            }
        }
    }

    /** A number of a column on the common scale. */
    public float normal(int column, double number) {
        return (float) ((number - means.get(column)) / deviations.get(column));
    }

    /** As text; {@link #of(String)} reads it back to the bit. */
    public String text() {
        Map<String, List<Double>> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byColumn.put(columns.get(i), List.of(means.get(i), deviations.get(i)));
        }
        return JsonMapper.shared().writeValueAsString(byColumn);
    }

    /**
     * From its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Normalization of(String text) {
        try {
            Map<String, List<Double>> byColumn =
                    JsonMapper.shared().readValue(text, new TypeReference<LinkedHashMap<String, List<Double>>>() {});
            return new Normalization(
                    List.copyOf(byColumn.keySet()),
                    byColumn.values().stream().map(pair -> pair.get(0)).toList(),
                    byColumn.values().stream().map(pair -> pair.get(1)).toList());
        } catch (JacksonException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the normalization cannot be read", e);
        }
    }
}
