package org.gateloom.samples.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.Cost.Kind;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;

/**
 * What a step's operations are spent on, as a table: a kind of work a line, with its greatest share. A first layer that
 * looks symbols up has a column of its own.
 */
final class CostText {

    private static final int BATCH = 32;
    private static final int HIDDEN = 128;
    private static final int SYMBOLS = 83;

    /** One way of running it. */
    private record Column(String title, Cost cost) {

        String share(Kind kind) {
            long operations = cost.operations(kind);
            return operations == 0 ? "" : percent(operations);
        }

        String percent(long operations) {
            return Math.round(100.0 * operations / cost.operations()) + " %";
        }
    }

    private CostText() {}

    /** Lines on a cell's plan. */
    static List<String> of(LaidOut plan) {
        CellGraph graph = plan.program().graph();
        Map<String, Integer> sizes = graph.fitting(Map.of("in", HIDDEN, "hidden", HIDDEN));
        List<Column> columns = new ArrayList<>();
        if (plan.readsSymbols()) {
            Map<String, Integer> onSymbols = graph.fitting(Map.of("in", SYMBOLS, "hidden", HIDDEN));
            columns.add(new Column(SYMBOLS + " symbols", cost(plan, onSymbols, true)));
        }
        columns.add(new Column("in " + sizes.get("in"), cost(plan, sizes, false)));
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "a step of " + BATCH + " rows at hidden " + sizes.get("hidden"),
                columns.stream().map(Column::title).toList(),
                ""));
        lines.add(line(
                "operations",
                columns.stream()
                        .map(column -> Figures.prefixed((double) column.cost().operations()) + "flop")
                        .toList(),
                ""));
        for (Kind kind : Kind.values()) {
            List<String> shares =
                    columns.stream().map(column -> column.share(kind)).toList();
            if (shares.stream().anyMatch(share -> !share.isEmpty())) {
                lines.add(line(title(kind), shares, greatest(columns, kind)));
            }
        }
        return lines;
    }

    private static Cost cost(LaidOut plan, Map<String, Integer> sizes, boolean symbols) {
        return Cost.of(plan, new Cost.Setting(sizes, BATCH, Precision.FLOAT, symbols));
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case RECURRENT_PRODUCT -> "products that wait for a step";
            case HOISTED_PRODUCT -> "products for all steps at once";
            case MATRIX_GRADIENT -> "gradients of matrices";
            case LOOK_UP -> "look-ups";
            case ELEMENTWISE -> "element by element";
        };
    }

    /** In the last column that has the kind: what most of it is for. */
    private static String greatest(List<Column> columns, Kind kind) {
        if (kind == Kind.ELEMENTWISE || kind == Kind.LOOK_UP) {
            return ""; // spread over values that have no names in the file
        }
        Column column = columns.stream()
                .filter(candidate -> candidate.cost().operations(kind) > 0)
                .reduce((first, second) -> second)
                .orElseThrow();
        Map<String, Long> byName = column.cost().shares().stream()
                .filter(share -> share.kind() == kind)
                .collect(Collectors.groupingBy(
                        Cost.Share::of, LinkedHashMap::new, Collectors.summingLong(Cost.Share::operations)));
        long most = byName.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        List<String> greatest = byName.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        if (byName.size() == 1) {
            return "for " + greatest.get(0);
        }
        if (greatest.size() == byName.size()) {
            return greatest.size() + " matrices alike, each " + column.percent(most);
        }
        int others = greatest.size() - 1;
        return "most for " + greatest.get(0)
                + (others == 0 ? ", " : " and " + others + (others == 1 ? " other" : " others") + ", each ")
                + column.percent(most);
    }

    private static String line(String about, List<String> columns, String more) {
        String padded = columns.stream()
                .map(column -> String.format(Locale.ROOT, "%14s", column))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%-40s%s  %s", about, padded, more).stripTrailing();
    }
}
