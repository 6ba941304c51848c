package org.gateloom.generator.java;

import com.palantir.javapoet.NameAllocator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.pass.AccumulateProducts;
import org.gateloom.generator.program.Instruction.Across;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.program.Instruction.Term;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/**
 * Java names for values, parameters and sizes, all different. A gate keeps its name; what lies inside its expression is
 * called after what it is ({@code forgetSum}, {@code forgetProducts}); a cotangent has a {@code d} before ({@code
 * dForget}).
 */
public final class Names {

    private final CellGraph graph;
    private final NameAllocator allocator = new NameAllocator();
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * For one class.
     *
     * @param graph the cell
     * @param reserved names that nothing may get
     */
    public Names(CellGraph graph, List<String> reserved) {
        this.graph = graph;
        reserved.forEach(allocator::newName);
    }

    /** A value's name. */
    public String value(String value) {
        return names.computeIfAbsent("value " + value, key -> allocator.newName(suggestion(value)));
    }

    /** The name of something that belongs to a value: {@code hBlock}, {@code previousC}. */
    public String of(String prefix, String value, String suffix) {
        return names.computeIfAbsent(prefix + " of " + value + " as " + suffix, key -> {
            String own = suggestion(value);
            return allocator.newName((prefix.isEmpty() ? own : prefix + capital(own)) + suffix);
        });
    }

    /** The name of something that belongs to a parameter: {@code forgetWX}. */
    public String parameter(String prefix, String parameter, String suffix) {
        return names.computeIfAbsent(prefix + " parameter " + parameter + suffix, key -> {
            String own = camel(parameter);
            return allocator.newName((prefix.isEmpty() ? own : prefix + capital(own)) + suffix);
        });
    }

    /** An assignment in the words of the generated code: {@code forget = sigmoid(forgetProducts + forget.b)}. */
    public String speak(Assignment assignment) {
        String target =
                assignment.kind() == Assignment.Kind.GRADIENT ? assignment.target() : value(assignment.target());
        return new Assignment(target, assignment.value().rename(this::speak), assignment.kind()).toString();
    }

    /** Products in the words of the generated code: {@code forgetProducts += forget.W_h prev(h)}. */
    public String speak(Multiply multiply) {
        List<Term> terms = multiply.terms().stream()
                .map(term -> new Term(term.parameter(), term.transposed(), speak(term.operand())))
                .toList();
        return new Multiply(value(multiply.target()), multiply.adds(), terms).toString();
    }

    /** Work across elements in the words of the generated code: {@code freshTotal = sum (freshSquares)}. */
    public String speak(Across across) {
        List<Ref> operands = across.operands().stream().map(this::speak).toList();
        return new Across(value(across.target()), across.operation(), operands).toString();
    }

    /** What backward reads of the step after is, in the code, what that step left. */
    private Ref speak(Ref ref) {
        return new Ref(value(ref.node()), ref.previous() && !Adjoint.isBackward(ref.node()));
    }

    /** The name of the field that holds a size. */
    public String size(String size) {
        return names.computeIfAbsent("size " + size, key -> allocator.newName(camel(size)));
    }

    /** The name under which a sweep is given a number of elements. */
    String elements(String size) {
        return names.computeIfAbsent("elements " + size, key -> allocator.newName("elementsOf" + capital(camel(size))));
    }

    /** A name that nothing else has. */
    public String fresh(String suggestion) {
        return allocator.newName(suggestion);
    }

    private String suggestion(String value) {
        if (value.equals(Adjoint.OUTPUT)) {
            return "dEmitted";
        }
        if (Adjoint.isBackward(value)) {
            String of = value.substring("d.".length());
            int colon = of.indexOf(':');
            String term = colon < 0 ? "" : "Part" + of.substring(colon + 1);
            String base = colon < 0 ? of : of.substring(0, colon);
            if (base.startsWith("prev(")) {
                return "dPrevious" + capital(suggestion(base.substring(5, base.length() - 1))) + term;
            }
            return "d" + capital(suggestion(base)) + term;
        }
        if (value.endsWith(AccumulateProducts.SUFFIX)) {
            String sum = value.substring(0, value.length() - AccumulateProducts.SUFFIX.length());
            return graph.nodes().stream().anyMatch(node -> node.name().equals(sum)) && sum.indexOf('.') >= 0
                    ? camel(sum.substring(0, sum.indexOf('.'))) + "Products"
                    : suggestion(sum) + "Products";
        }
        return graph.nodes().stream()
                .filter(node -> node.name().equals(value) && !node.named())
                .map(this::inner)
                .findFirst()
                .orElseGet(() -> camel(value));
    }

    /** A node inside a gate's expression: {@code forgetSum} for the one sum in it. */
    private String inner(Node node) {
        String owner = node.name().substring(0, node.name().indexOf('.'));
        boolean sum = isSum(node);
        long sums = graph.nodes().stream()
                .filter(other -> other.name().startsWith(owner + ".") && isSum(other))
                .count();
        return sum && sums == 1 ? camel(owner) + "Sum" : camel(node.name());
    }

    private static boolean isSum(Node node) {
        return node.operation() instanceof Operation.Pointwise pointwise && pointwise.function() == Function.ADD;
    }

    /** {@code forgetWX} for {@code forget.W_x}. */
    public static String camel(String text) {
        String joined = List.of(text.split("[^A-Za-z0-9]+")).stream()
                .filter(part -> !part.isEmpty())
                .map(Names::capital)
                .collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + joined.substring(1);
    }

    /** With its first letter in upper case. */
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
