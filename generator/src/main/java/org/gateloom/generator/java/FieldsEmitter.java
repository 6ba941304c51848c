package org.gateloom.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Program;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.math.Exponentials;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Parameter;

/** Prints what a tape keeps, its fields and the constructor that fills them; last, because code asks for what it needs. */
final class FieldsEmitter {

    private final LaidOut laidOut;
    private final Program program;
    private final CellGraph graph;
    private final ClassName cell;
    private final Words words;
    private final Names names;
    private final Memory memory;

    FieldsEmitter(LaidOut laidOut, ClassName cell, Words words, Names names, Memory memory) {
        this.laidOut = laidOut;
        this.program = laidOut.program();
        this.graph = program.graph();
        this.cell = cell;
        this.words = words;
        this.names = names;
        this.memory = memory;
    }

    void fields(TypeSpec.Builder type) {
        sizeNames().forEach(size -> type.addField(TypeName.INT, names.size(size), Modifier.PRIVATE, Modifier.FINAL));
        memory.counts().values().forEach(count -> type.addField(TypeName.INT, count, Modifier.PRIVATE, Modifier.FINAL));
        graph.parameters()
                .forEach(parameter ->
                        type.addField(TypeName.INT, memory.offset(parameter.name()), Modifier.PRIVATE, Modifier.FINAL));
        memory.spreads()
                .forEach(vector ->
                        type.addField(FieldSpec.builder(words.array(), vector.field(), Modifier.PRIVATE, Modifier.FINAL)
                                .addJavadoc("$L, the same in each row.\n", Escapes.javadoc(vector.parameter()))
                                .build()));
        memory.blocks()
                .forEach((value, extent) -> type.addField(
                        FieldSpec.builder(words.block(), memory.blockField(value), Modifier.PRIVATE, Modifier.FINAL)
                                .addJavadoc("$L: $L$L.\n", value, shape(value, extent), sharing(value))
                                .build()));
        memory.arrays()
                .forEach((value, extent) -> type.addField(FieldSpec.builder(
                                extent == Extent.STEP || extent == Extent.ONCE ? words.array() : words.arrays(),
                                memory.arrayField(value),
                                Modifier.PRIVATE,
                                Modifier.FINAL)
                        .addJavadoc("$L: $L.\n", value, shape(value, extent))
                        .build()));
        memory.gradients()
                .forEach(vector ->
                        type.addField(FieldSpec.builder(words.array(), vector.field(), Modifier.PRIVATE, Modifier.FINAL)
                                .addJavadoc("Gradient of $L, added over steps.\n", vector.parameter())
                                .build()));
        if (memory.raises()) {
            type.addField(FieldSpec.builder(Exponentials.class, memory.exponentials(), Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", Exponentials.class)
                    .build());
        }
    }

    private String sharing(String value) {
        String other = laidOut.shared().get(value);
        return other == null ? "" : ", where " + other + " was";
    }

    private String shape(String value, Extent extent) {
        String size = program.sizes().get(value).toString();
        return switch (extent) {
            case NONE -> throw new IllegalStateException(value + " has no place");
            case STEP -> "[rows, " + size + "]";
            case ONCE -> "[rows, " + size + "], the same at every step";
            case SEQUENCE, GIVEN -> "[time, rows, " + size + "]";
            case WITH_INITIAL -> "[time + 1, rows, " + size + "]";
        };
    }

    private Set<String> sizeNames() {
        Set<String> used = new LinkedHashSet<>();
        Stream.concat(
                        memory.counts().keySet().stream(),
                        graph.parameters().stream()
                                .flatMap(parameter -> parameter.shape() instanceof Parameter.Shape.Matrix matrix
                                        ? Stream.of(matrix.blocks(), matrix.rows(), matrix.columns())
                                        : Stream.of(parameter.shape().count())))
                .forEach(size -> used.addAll(size.names()));
        return used;
    }

    // private LstmTape(Lstm cell, Parameters parameters, Sequence input, int time, int rows) {…}
    MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(cell, "cell")
                .addParameter(Parameters.class, "parameters")
                .addParameter(Sequence.class, "input")
                .addParameter(int.class, "time")
                .addParameter(int.class, "rows")
                .addStatement("super(cell, parameters, input, time, rows)");
        // Asking for the count of each value that has a place also names it.
        memory.blocks().forEach((value, extent) -> {
            if (extent != Extent.GIVEN) {
                memory.count(program.sizes().get(value));
            }
        });
        memory.arrays().keySet().forEach(value -> memory.count(program.sizes().get(value)));
        memory.spreads().forEach(vector -> memory.count(vector.size()));
        memory.gradients().forEach(vector -> memory.count(vector.size()));
        sizeNames().forEach(size -> method.addStatement("this.$N = cell.sizes.get($S)", names.size(size), size));
        memory.counts()
                .forEach((size, count) -> method.addStatement(
                        size.terms().size() == 1 ? "this.$N = rows * $L" : "this.$N = rows * ($L)",
                        count,
                        memory.java(size)));
        graph.parameters()
                .forEach(parameter -> method.addStatement(
                        "this.$N = cell.parameters.entry($S).offset()",
                        memory.offset(parameter.name()),
                        parameter.name()));
        memory.spreads()
                .forEach(vector -> method.addStatement(
                        "this.$N = new $T[$N]", vector.field(), words.number(), memory.count(vector.size())));
        memory.blocks().forEach((value, extent) -> {
            if (!laidOut.shared().containsKey(value)) {
                method.addCode(block(value, extent));
            }
        });
        laidOut.shared()
                .forEach((value, other) ->
                        method.addStatement("this.$N = $N", memory.blockField(value), memory.blockField(other)));
        memory.arrays().forEach((value, extent) -> {
            String count = memory.count(program.sizes().get(value));
            String steps = switch (extent) {
                case SEQUENCE -> "[time]";
                case WITH_INITIAL -> "[time + 1]";
                default -> "";
            };
            method.addStatement("this.$N = new $T$L[$N]", memory.arrayField(value), words.number(), steps, count);
        });
        memory.gradients()
                .forEach(vector -> method.addStatement(
                        "this.$N = new $T[$N]", vector.field(), words.number(), memory.count(vector.size())));
        return method.build();
    }

    private CodeBlock block(String value, Extent extent) {
        String field = memory.blockField(value);
        if (extent == Extent.GIVEN) {
            return CodeBlock.of("this.$N = ($T) $L;\n", field, words.block(), given(value));
        }
        String count = memory.count(program.sizes().get(value));
        String steps = switch (extent) {
            case SEQUENCE -> "time * ";
            case WITH_INITIAL -> "(time + 1) * ";
            default -> "";
        };
        return CodeBlock.of("this.$N = new $T($L$N);\n", field, words.block(), steps, count);
    }

    private String given(String value) {
        List<String> masks = graph.masks().stream().map(Node::name).toList();
        if (masks.contains(value)) {
            return "mask(" + masks.indexOf(value) + ")";
        }
        if (value.equals(Adjoint.OUTPUT)) {
            return "outputCotangent()";
        }
        return value.equals(CellGraph.INPUT) ? "inputVectors()" : "(readsVectors() ? inputCotangent() : null)";
    }
}
