package org.gateloom.samples.export.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gateloom.samples.export.UnsayableException;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/** A cell as a class of Python: its parameters, by gates as in the cell's file, and a method for a step. */
final class CellClass {

    private final CellGraph graph;

    CellClass(CellGraph graph) {
        this.graph = graph;
    }

    /** Its name. */
    String name() {
        return Words.type(graph.name());
    }

    /** The sizes that its constructor takes, sorted. */
    Set<String> sizes() {
        Set<String> sizes = new TreeSet<>();
        for (Parameter parameter : graph.parameters()) {
            extents(parameter).forEach(extent -> sizes.addAll(extent.names()));
        }
        return sizes;
    }

    /**
     * Its text.
     *
     * @throws UnsayableException if a parameter cannot have its name
     */
    String text() throws UnsayableException {
        List<String> lines = new ArrayList<>();
        lines.add("class " + name() + "(nn.Module):");
        lines.add("    \"\"\"" + documentation() + "\"\"\"");
        lines.add("");
        lines.add("    def __init__(self"
                + sizes().stream().map(size -> ", " + Words.size(size)).collect(Collectors.joining()) + "):");
        lines.add("        super().__init__()");
        parameters().forEach(line -> lines.add("        " + line));
        lines.add("");
        StepLines.forward(graph).forEach(line -> lines.add("    " + line));
        return String.join("\n", lines);
    }

    private String documentation() {
        String states = graph.states().stream().map(State::node).collect(Collectors.joining(", "));
        return Literals.documentation(graph.about())
                + "\n\n    A step: x [batch, in] or symbols [batch], and the states of"
                + " the step before, " + (states.isEmpty() ? "of which it has none" : states)
                + ", [batch, size] each;\n"
                + "    what the cell emits, and the states of this step.\n    ";
    }

    private List<String> parameters() throws UnsayableException {
        Map<String, List<String>> gates = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Parameter parameter : graph.parameters()) {
            int dot = parameter.name().lastIndexOf('.');
            String own = Words.attribute(parameter.name().substring(dot + 1));
            if (dot < 0) {
                lines.add("self." + own + " = nn.Parameter(torch.zeros" + shape(parameter) + ")");
            } else {
                gates.computeIfAbsent(Words.attribute(parameter.name().substring(0, dot)), gate -> new ArrayList<>())
                        .add(own + "=" + shape(parameter));
            }
        }
        gates.forEach((gate, shapes) -> lines.add("self." + gate + " = Gate(" + String.join(", ", shapes) + ")"));
        graph.frozen().forEach(name -> lines.add("self." + name + ".requires_grad_(False)"));
        return lines;
    }

    private static String shape(Parameter parameter) {
        List<String> extents = extents(parameter).stream().map(CellClass::text).toList();
        return "(" + String.join(", ", extents) + (extents.size() == 1 ? ",)" : ")");
    }

    private static List<Size> extents(Parameter parameter) {
        if (parameter.shape() instanceof Parameter.Shape.Matrix matrix) {
            return matrix.whole()
                    ? List.of(matrix.rows(), matrix.columns())
                    : List.of(matrix.blocks(), matrix.rows(), matrix.columns());
        }
        return List.of(parameter.shape().count());
    }

    private static String text(Size size) {
        return size.terms().entrySet().stream()
                .map(term -> product(term.getKey().names(), term.getValue()))
                .collect(Collectors.joining(" + "));
    }

    private static String product(List<String> names, long factor) {
        List<String> factors = new ArrayList<>();
        if (factor != 1 || names.isEmpty()) {
            factors.add(Long.toString(factor));
        }
        names.forEach(name -> factors.add(Words.size(name)));
        return String.join(" * ", factors);
    }
}
