package org.gateloom.generator.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Conditioning;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;

/**
 * How far the generated code of a cell is from its reference, at a few cases made by chance: states from the file and from
 * anywhere, and symbols where the cell reads them.
 *
 * @param values the largest deviation of outputs and states
 * @param gradients the largest deviation of gradients
 * @param failures a sentence for each block that is further off than allowed
 */
public record Agreement(double values, double gradients, List<String> failures) {

    private static final int BATCH = 2;
    private static final int STEPS = 5;
    private static final long SEED = 1;

    public Agreement {
        failures = List.copyOf(failures);
    }

    /**
     * At several shapes.
     *
     * @param generated the cell at given sizes
     * @param shapes sizes by name
     */
    public static Agreement of(
            CellGraph graph,
            Function<Map<String, Integer>, ? extends Cell> generated,
            List<Map<String, Integer>> shapes,
            Tolerance tolerance) {
        List<Agreement> each = shapes.stream()
                .map(sizes -> of(graph, generated.apply(sizes), new RandomCase(sizes, BATCH, STEPS), tolerance))
                .toList();
        return new Agreement(
                each.stream().mapToDouble(Agreement::values).max().orElse(0),
                each.stream().mapToDouble(Agreement::gradients).max().orElse(0),
                each.stream().flatMap(one -> one.failures().stream()).toList());
    }

    private static Agreement of(CellGraph graph, Cell cell, RandomCase one, Tolerance tolerance) {
        List<RandomCase> cases = new ArrayList<>(List.of(one, one.withStart(RandomCase.Start.STANDARD)));
        if (cell.readsSymbols()) {
            cases.add(one.withSymbols());
        }
        double values = 0;
        double gradients = 0;
        List<String> failures = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        boolean compared = false;
        for (RandomCase made : cases) {
            Case given = made.make(graph, random);
            Map<String, Tensor> expected = Reference.answer(graph, given).parts();
            if (!expected.values().stream().allMatch(Tensor::finite)) {
                continue;
            }
            compared = true;
            Conditioning conditioning = Conditioning.of(graph, given, random);
            Map<String, Double> deviations =
                    Deviation.each(GeneratedAnswer.of(cell, given).parts(), expected);
            for (Map.Entry<String, Double> deviation : deviations.entrySet()) {
                String path = deviation.getKey();
                double found = deviation.getValue();
                double allowed = conditioning.allowed(path, tolerance.of(path), tolerance.rounding());
                if (!(found <= allowed)) {
                    failures.add(String.format(
                            Locale.ROOT,
                            "%s is off by %.1e at %s; %.1e is allowed",
                            path,
                            found,
                            text(made.sizes()),
                            allowed));
                }
                if (Tolerance.gradient(path)) {
                    gradients = Math.max(gradients, found);
                } else {
                    values = Math.max(values, found);
                }
            }
        }
        if (!compared) {
            failures.add("nothing could be compared at " + text(one.sizes())
                    + ", for the reference gives NaN or infinite values in every case");
        }
        return new Agreement(values, gradients, failures);
    }

    /** {@code in 3, hidden 17}. */
    public static String text(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByKey().reversed())
                .map(size -> size.getKey() + " " + size.getValue())
                .collect(Collectors.joining(", "));
    }
}
