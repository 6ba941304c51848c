package org.gateloom.samples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Size;

/** The library as a table in Markdown: {@code samples/CELLS.md}. */
final class LibraryTable {

    private static final int SIZE = 128;
    private static final Map<String, Integer> SIZES = Map.of("in", SIZE, "hidden", SIZE);

    private LibraryTable() {}

    /**
     * What stands above the rows.
     *
     * @param cells how many there are
     * @param families of how many families
     */
    static List<String> head(long cells, long families) {
        return List.of(
                "# The cell library",
                "",
                cells + (cells == 1 ? " cell of " : " cells of ") + families + (families == 1 ? " family" : " families")
                        + "; `samples/bin/gateloom cells --table > samples/CELLS.md` writes" + " this page.",
                "",
                "Lines are those of the file without comments. Parameters are given for each hidden unit, as a formula where"
                        + " the cell has no sizes of its own, and in all at in " + SIZE + ", hidden " + SIZE
                        + ". The proof"
                        + " is that of `gateloom check`, at two shapes: how far the reference's gradients are from"
                        + " complex-step differentiation, and how far generated code in double and in float, values and"
                        + " gradients, is from the reference.",
                "",
                "| cell | family | source | lines | parameters a unit | in all | complex step | double | float |",
                "| --- | --- | --- | --: | --: | --: | --: | --: | --: |");
    }

    /** What is told of a cell without proving it; the proof's columns follow. */
    static String row(LibraryEntry entry) {
        return "| [" + entry.name() + "](src/main/cells/" + entry.name() + ".yaml) | " + escaped(entry.family()) + " | "
                + escaped(entry.source()) + " | " + lines(entry) + " | " + unit(entry.graph()) + " | "
                + Figures.grouped(parameters(entry.graph())) + " |";
    }

    /** The rest of its row. */
    static String proof(Proved proved) {
        return " " + Figures.scientific(proved.gradients()) + " | "
                + Figures.scientific(
                        Math.max(proved.inDouble().values(), proved.inDouble().gradients()))
                + " | "
                + Figures.scientific(
                        Math.max(proved.inFloat().values(), proved.inFloat().gradients()))
                + (proved.failures().isEmpty() ? "" : " FAILED") + " |";
    }

    private static long lines(LibraryEntry entry) {
        return entry.cell()
                .source()
                .text()
                .lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .count();
    }

    private static long parameters(CellGraph graph) {
        Map<String, Integer> all = graph.resolve(graph.fitting(SIZES));
        return graph.parameters().stream()
                .mapToLong(parameter -> parameter.shape().count().at(all))
                .sum();
    }

    /** {@code 4 hidden + 4 in + 4}; a number for a cell with sizes of its own. */
    private static String unit(CellGraph graph) {
        Size all = graph.parameters().stream()
                .map(Parameter::shape)
                .map(Parameter.Shape::count)
                .reduce(Size.of(0), Size::plus);
        if (!List.of("hidden", "in").containsAll(all.names())) {
            return String.format(Locale.ROOT, "%.1f", parameters(graph) / (double) SIZE);
        }
        String formula = all.terms().entrySet().stream()
                .map(term -> term(term.getKey().names(), term.getValue()))
                .collect(Collectors.joining(" + "));
        return formula.isEmpty() ? "0" : formula;
    }

    private static String term(List<String> names, long coefficient) {
        List<String> rest = new ArrayList<>(names);
        boolean whole = rest.remove("hidden");
        String product = String.join(" ", rest);
        String text = product.isEmpty() || coefficient != 1 ? (coefficient + " " + product).strip() : product;
        return whole ? text : text + "/hidden";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
