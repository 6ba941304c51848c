package org.gateloom.generator.java;

import com.palantir.javapoet.CodeBlock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.Place;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** How generated code reaches what a {@link LaidOut} program keeps: names of fields, and where in them a step lies. */
final class Memory {

    /** Of the field, and of what sweeps are passed; no value has this name. */
    static final String EXPONENTIALS = "exponentials";

    private final LaidOut program;
    private final Names names;
    private final Map<String, Vector> spreads = new LinkedHashMap<>();
    private final Map<String, Vector> gradients = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<Size, String> counts = new LinkedHashMap<>();
    private boolean raises;

    Memory(LaidOut program, Names names) {
        this.program = program;
        this.names = names;
    }

    /**
     * A vector parameter as a sweep sees it.
     *
     * @param field the array's name
     * @param parameter the parameter's
     * @param size of the sweep; a scalar's is the vector's that it meets
     */
    record Vector(String field, String parameter, Size size) {}

    /** A value's arrays at the step {@code t} of the loop: {@code c[t + 1]} for c, {@code c[t]} for prev(c). */
    String array(Ref ref) {
        String field = arrayField(ref.node());
        return switch (program.place(ref.node()).array()) {
            case NONE, GIVEN -> throw new IllegalStateException(ref + " has no array");
            case STEP, ONCE -> field;
            case SEQUENCE -> field + "[t]";
            case WITH_INITIAL -> field + (ref.previous() ? "[t]" : "[t + 1]");
        };
    }

    /** Whether a value goes on to the next step: a state, or the cotangent of one. */
    boolean carried(String value) {
        return program.program().graph().states().stream()
                .anyMatch(state -> state.node().equals(value)
                        || Adjoint.ofPrevious(state.node()).equals(value));
    }

    String arrayField(String value) {
        return names.value(value);
    }

    /** What a sweep calls it. */
    String arrayName(Ref ref) {
        return ref.previous() && !Adjoint.isBackward(ref.node())
                ? names.of("previous", ref.node(), "")
                : names.value(ref.node());
    }

    String blockField(String value) {
        asked.add(value);
        return names.of("", value, "Block");
    }

    /** Where a value lies in its block: at step {@code t} in the loop, at the first step outside it. */
    CodeBlock at(Ref ref, boolean inLoop) {
        Place place = program.place(ref.node());
        Size size = program.program().sizes().get(ref.node());
        boolean first = !inLoop && (place.block() != Extent.WITH_INITIAL || ref.previous());
        if (place.block() == Extent.STEP || first) {
            return CodeBlock.of("0");
        }
        return switch (place.block()) {
            case NONE, STEP, ONCE -> throw new IllegalStateException(ref + " has no block");
            case SEQUENCE, GIVEN -> CodeBlock.of("t * $N", count(size));
            case WITH_INITIAL ->
                ref.previous()
                        ? CodeBlock.of("t * $N", count(size))
                        : inLoop ? CodeBlock.of("(t + 1) * $N", count(size)) : CodeBlock.of("$N", count(size));
        };
    }

    /** The field with {@code rows * size}. */
    String count(Size size) {
        return counts.computeIfAbsent(
                size, key -> names.fresh("rows" + Names.capital(size.toString().replaceAll("[^A-Za-z0-9]", ""))));
    }

    /** The field that says where a parameter begins. */
    String offset(String parameter) {
        return names.parameter("", parameter, "At");
    }

    /** A vector parameter, the same in each row: {@code [rows, size]}. */
    String spread(String parameter, Size size) {
        return spreads.computeIfAbsent(
                        parameter + "@" + size,
                        key -> new Vector(names.parameter("", parameter, suffix(parameter, size)), parameter, size))
                .field();
    }

    /** Sums over steps of what a vector parameter's gradient gets: {@code [rows, size]}. */
    String gradient(String parameter, Size size) {
        return gradients
                .computeIfAbsent(
                        parameter + "@" + size,
                        key -> new Vector(
                                names.parameter("gradient", parameter, suffix(parameter, size)), parameter, size))
                .field();
    }

    /** The field with what raises whole arrays. */
    String exponentials() {
        raises = true;
        return EXPONENTIALS;
    }

    /** Whether code has asked for it by now. */
    boolean raises() {
        return raises;
    }

    /** A parameter's name inside the name of the sweep that adds up its gradient. */
    String sumName(String parameter) {
        return Names.capital(Names.camel(parameter));
    }

    private String suffix(String parameter, Size size) {
        Size own = program.program().graph().parameter(parameter).shape().count();
        return own.equals(size) ? "" : "Over" + Names.capital(size.toString().replaceAll("[^A-Za-z0-9]", ""));
    }

    Iterable<Vector> spreads() {
        return spreads.values();
    }

    Iterable<Vector> gradients() {
        return gradients.values();
    }

    Map<Size, String> counts() {
        return counts;
    }

    /** Values with arrays. */
    Map<String, Extent> arrays() {
        return program.places().entrySet().stream()
                .filter(entry -> entry.getValue().array() != Extent.NONE)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().array(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Values with blocks; of those that the contract gives, the ones that code has asked for by now. */
    Map<String, Extent> blocks() {
        return program.places().entrySet().stream()
                .filter(entry -> entry.getValue().block() != Extent.NONE)
                .filter(entry -> entry.getValue().block() != Extent.GIVEN || asked.contains(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().block(), (a, b) -> a, LinkedHashMap::new));
    }

    /** {@code hidden}, {@code 2 * hidden + in}: a size in terms of the fields of that name. */
    String java(Size size) {
        return size.terms().isEmpty() ? "0" : terms(size);
    }

    private String terms(Size size) {
        return size.terms().entrySet().stream()
                .map(term -> {
                    String product =
                            term.getKey().names().stream().map(names::size).collect(Collectors.joining(" * "));
                    return product.isEmpty()
                            ? term.getValue().toString()
                            : term.getValue() == 1 ? product : term.getValue() + " * " + product;
                })
                .collect(Collectors.joining(" + "));
    }
}
