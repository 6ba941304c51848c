package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.Extent;
import org.gateloom.generator.stage.Staged.VectorSum;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** What one method of a kernel looks up in its layer's table before it does anything else. */
final class Scope {

    private final Staged staged;
    private final Names names;
    private final Table table;
    private final Map<String, CodeBlock> locals = new LinkedHashMap<>();

    Scope(Staged staged, Names names, Table table) {
        this.staged = staged;
        this.names = names;
        this.table = table;
    }

    /** {@code int hidden = layout[layer + HIDDEN];} and so on, for all that has been asked for. */
    CodeBlock declarations() {
        CodeBlock.Builder code = CodeBlock.builder();
        locals.forEach((name, value) -> code.addStatement("int $L = $L", name, value));
        return code.build();
    }

    private String local(String name, CodeBlock value) {
        locals.putIfAbsent(name, value);
        return name;
    }

    private String slot(String name, String constant) {
        return local(name, CodeBlock.of("layout[layer + $L]", constant));
    }

    /** A size in terms of locals: {@code 2 * hidden + in}. */
    String size(Size size) {
        return size.terms().isEmpty()
                ? "0"
                : size.terms().entrySet().stream()
                        .map(term -> {
                            String product = term.getKey().names().stream()
                                    .map(name -> slot(names.size(name), table.size(name)))
                                    .collect(Collectors.joining(" * "));
                            return product.isEmpty()
                                    ? term.getValue().toString()
                                    : term.getValue() == 1 ? product : term.getValue() + " * " + product;
                        })
                        .collect(Collectors.joining(" + "));
    }

    /** The same as a factor, divisor or modulus. */
    String factor(Size size) {
        String text = size(size);
        return text.contains(" ") ? "(" + text + ")" : text;
    }

    /** Where a parameter begins. */
    String parameter(String parameter) {
        return slot(names.parameter("", parameter, "At"), table.parameter(parameter));
    }

    /** Where the second copy of the parameters begins. */
    String transposed() {
        return local("transposed", CodeBlock.of("layout[LENGTH]"));
    }

    /** Where a value begins. */
    String value(String value) {
        return slot(names.of("", value, "At"), table.value(value));
    }

    /** Where a sum for a vector's gradient begins. */
    String sum(VectorSum sum) {
        return slot(
                names.parameter("", sum.parameter(), "Sum" + (sum.number() == 1 ? "" : sum.number()) + "At"),
                table.sum(sum));
    }

    /** The array that a value lies in. */
    String array(String value) {
        return staged.stored().get(value) == Extent.MASK ? "masks" : "tape";
    }

    /**
     * Where a row of a value begins: {@code hAt + (place - rows) * hidden}.
     *
     * @param further rows from {@code place} on
     */
    String row(Ref ref, int further) {
        Size size = staged.program().sizes().get(ref.node());
        String from = staged.stored().get(ref.node()) == Extent.STEP ? "row" : "place";
        String later = further == 0 ? "" : " + " + further;
        String shift = !ref.previous() ? "" : Adjoint.isBackward(ref.node()) ? " + rows" : " - rows";
        String place = later.isEmpty() && shift.isEmpty() ? from : "(" + from + later + shift + ")";
        return value(ref.node()) + " + " + (size.equals(Size.ONE) ? place : place + " * " + factor(size));
    }

    /** A value's element. */
    String element(Ref ref) {
        Size size = staged.program().sizes().get(ref.node());
        return array(ref.node()) + "[" + row(ref, 0) + (size.equals(Size.ONE) ? "" : " + unit") + "]";
    }
}
