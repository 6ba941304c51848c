package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gateloom.samples.compare.Table;

/** Gradient curves as rows of text, one a curve. */
public final class GradientTable {

    private static final List<Integer> DISTANCES = List.of(1, 10, 50, 100, 200, 500, 1000, 2000);

    private GradientTable() {}

    /** Of curves that go equally far. */
    public static Table of(List<GradientCurve> curves) {
        int far = curves.stream().mapToInt(GradientCurve::distance).max().orElse(0);
        List<Integer> distances = DISTANCES.stream().filter(k -> k <= far).toList();
        List<String> columns = new ArrayList<>(List.of("cell", "parameters"));
        distances.forEach(k -> columns.add("k = " + k));
        columns.add("half-life");
        return new Table(
                columns,
                curves.stream().map(curve -> row(curve, distances)).toList(),
                "Half-life: steps after which the norm has fallen to half of what it is at k = 1, and stays there.");
    }

    private static List<String> row(GradientCurve curve, List<Integer> distances) {
        List<String> row = new ArrayList<>(List.of(curve.cell(), curve.trained() ? "trained" : "untrained"));
        distances.forEach(k -> row.add(norm(curve.at(k))));
        OptionalInt halfLife = curve.halfLife();
        boolean finite = IntStream.rangeClosed(1, curve.distance()).allMatch(k -> Double.isFinite(curve.at(k)));
        row.add(
                halfLife.isPresent()
                        ? Integer.toString(halfLife.getAsInt())
                        : finite ? "over " + (curve.distance() - 1) : "–");
        return row;
    }

    private static String norm(double norm) {
        return Double.isFinite(norm) ? String.format(Locale.ROOT, "%.2e", norm) : "not finite";
    }
}
