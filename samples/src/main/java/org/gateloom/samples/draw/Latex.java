package org.gateloom.samples.draw;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Formulas;

/** Prints equations as LaTeX: an {@code align*} for {@code amsmath}. */
final class Latex {

    /** What TeX has no letter for. */
    private static final Map<String, String> SIGNS = Map.of(
            "−", "-",
            "⊙", "\\odot",
            "·", "\\cdot",
            "⊤", "\\top",
            "σ", "\\sigma",
            "log σ", "\\log\\sigma",
            "hard σ", "\\mathrm{hard}~\\sigma");

    private static final List<String> KNOWN = List.of("tanh", "exp", "log", "sin", "cos", "min", "max");

    private Latex() {}

    static String of(CellGraph graph) {
        StringBuilder latex = new StringBuilder();
        comment(latex, graph.name() + (graph.about().isEmpty() ? "" : ": " + graph.about()));
        graph.sources().forEach(source -> comment(latex, "from " + source));
        comment(latex, "needs \\usepackage{amsmath}");
        latex.append("\\begin{align*}\n");
        latex.append(Formulas.of(graph).entrySet().stream()
                .map(equation -> "  " + equation(equation.getKey(), equation.getValue()))
                .collect(Collectors.joining(" \\\\\n")));
        return latex.append("\n\\end{align*}\n").toString();
    }

    private static void comment(StringBuilder latex, String text) {
        text.lines().forEach(line -> latex.append("% ").append(line).append('\n'));
    }

    private static String equation(String name, Formula formula) {
        return print(Typeset.value(name)) + " &= " + print(Typeset.of(formula));
    }

    private static String print(Notation notation) {
        if (notation instanceof Notation.Name name) {
            return name(name.text());
        }
        if (notation instanceof Notation.Digits digits) {
            return digits.text();
        }
        if (notation instanceof Notation.Sign sign) {
            return SIGNS.getOrDefault(sign.text(), sign.text());
        }
        if (notation instanceof Notation.Row row) {
            return row.parts().stream().map(Latex::print).collect(Collectors.joining(" "));
        }
        if (notation instanceof Notation.Script script) {
            return print(script.base())
                    + script.below().map(below -> "_{" + print(below) + "}").orElse("")
                    + script.above().map(above -> "^{" + print(above) + "}").orElse("");
        }
        if (notation instanceof Notation.Fraction fraction) {
            return "\\frac{" + print(fraction.above()) + "}{" + print(fraction.below()) + "}";
        }
        if (notation instanceof Notation.Root root) {
            return "\\sqrt{" + print(root.of()) + "}";
        }
        if (notation instanceof Notation.Fence fence) {
            return "\\left" + fence.open() + " " + print(fence.inside()) + " \\right" + fence.close();
        }
        Notation.Cases cases = (Notation.Cases) notation;
        return "\\begin{cases} " + print(cases.first()) + " & \\text{in the first step} \\\\ " + print(cases.later())
                + " & \\text{after it} \\end{cases}";
    }

    private static String name(String text) {
        if (SIGNS.containsKey(text)) {
            return SIGNS.get(text);
        }
        if (KNOWN.contains(text)) {
            return "\\" + text;
        }
        return text.length() == 1 ? escaped(text) : "\\mathrm{" + escaped(text).replace(" ", "~") + "}";
    }

    private static String escaped(String text) {
        return text.replaceAll("[_&%$#{}]", "\\\\$0");
    }
}
