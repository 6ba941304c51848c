package org.gateloom.generator.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.generated.Sizes;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.SizeRule;

/** Prints the class of a cell: its sizes, its parameters, and the making of tapes. */
public final class CellEmitter {

    private final LaidOut laidOut;
    private final CellGraph graph;
    private final ClassName type;
    private final ClassName tape;
    private final Words words;
    private final List<String> equations;
    private final String version;

    private CellEmitter(
            LaidOut laidOut, String javaPackage, Precision precision, List<String> equations, String version) {
        this.laidOut = laidOut;
        this.graph = laidOut.program().graph();
        this.words = Words.of(precision);
        this.type = ClassName.get(javaPackage, className(graph.name(), precision));
        this.tape = type.nestedClass(type.simpleName() + "Tape");
        this.equations = equations;
        this.version = version;
    }

    /** {@code Lstm} in float, {@code LstmDouble} in double. */
    public static String className(String cell, Precision precision) {
        return precision == Precision.FLOAT ? cell : cell + "Double";
    }

    /**
     * The compilation unit of a cell.
     *
     * @param equations of the cell file, for the class's comment
     * @param version of the generator, for its header
     */
    public static String emit(
            LaidOut laidOut, String javaPackage, Precision precision, List<String> equations, String version) {
        return new CellEmitter(laidOut, javaPackage, precision, equations, version).file();
    }

    private String file() {
        return JavaFile.builder(type.packageName(), cell())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    private TypeSpec cell() {
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Cell.class)
                .addJavadoc("$L", comment())
                .addAnnotation(AnnotationSpec.builder(Generated.class)
                        .addMember("value", "$S", "org.gateloom.generator.Generator")
                        .addMember("comments", "$S", "Gateloom " + version + ", cell " + graph.digest())
                        .build())
                .addField(sizesType(), "sizes", Modifier.PRIVATE, Modifier.FINAL)
                .addField(ParameterTable.class, "parameters", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(answer("name", TypeName.get(String.class), CodeBlock.of("$S", graph.name())))
                .addMethod(answer("digest", TypeName.get(String.class), CodeBlock.of("$S", graph.digest())))
                .addMethod(answer("sizes", sizesType(), CodeBlock.of("sizes")))
                .addMethod(answer("inputSize", TypeName.INT, size(CellGraph.IN)))
                .addMethod(answer(
                        "outputSize",
                        TypeName.INT,
                        size(graph.node(graph.output()).size())))
                .addMethod(states())
                .addMethods(graph.masks().isEmpty() ? List.of() : List.of(masks()))
                .addMethod(answer("parameters", TypeName.get(ParameterTable.class), CodeBlock.of("parameters")))
                .addMethod(answer(
                        "precision",
                        TypeName.get(Precision.class),
                        CodeBlock.of("$T.$L", Precision.class, words.precision())))
                .addMethod(answer("readsSymbols", TypeName.BOOLEAN, CodeBlock.of("$L", laidOut.readsSymbols())))
                .addMethod(tape())
                .addMethod(gradients())
                .addType(new TapeEmitter(laidOut, type, tape, words).emit())
                .build();
    }

    private String comment() {
        StringBuilder comment = new StringBuilder();
        if (!graph.about().isEmpty()) {
            comment.append(Escapes.javadoc(graph.about().strip())).append("\n\n");
        }
        comment.append("<pre>\n");
        equations.forEach(equation -> comment.append(Escapes.javadoc(equation)).append('\n'));
        comment.append("</pre>\n");
        graph.sources()
                .forEach(source -> comment.append("\n<p>Source: ")
                        .append(Escapes.javadoc(source))
                        .append('\n'));
        return comment.toString();
    }

    private static TypeName sizesType() {
        return ParameterizedTypeName.get(Map.class, String.class, Integer.class);
    }

    private static MethodSpec.Builder override(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Override.class)
                .returns(returns);
    }

    private static MethodSpec answer(String name, TypeName returns, CodeBlock value) {
        return override(name, returns).addStatement("return $L", value).build();
    }

    // private Lstm(Map<String, Integer> given) {
    //     Sizes asked = new Sizes("Lstm", given);
    //     int in = asked.required("in");
    //     int hidden = asked.required("hidden");
    //     this.sizes = asked.all();
    //     this.parameters = ParameterTable.EMPTY
    //             .with("forget.W_x", hidden, in, Initializers.glorot())
    //             …;
    // }
    private MethodSpec constructor() {
        Map<String, String> locals = new LinkedHashMap<>();
        MethodSpec.Builder method = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(sizesType(), "given")
                .addStatement("$T asked = new $T($S, given)", Sizes.class, Sizes.class, graph.name());
        for (String name : List.of(CellGraph.IN.toString(), CellGraph.HIDDEN.toString())) {
            if (!graph.sizes().containsKey(name)) {
                locals.put(name, "size" + Names.capital(name));
                method.addStatement("int $N = asked.required($S)", locals.get(name), name);
            }
        }
        graph.sizes().forEach((name, rule) -> {
            locals.put(name, "size" + Names.capital(name));
            method.addStatement("int $N = $L", locals.get(name), asked(name, rule, locals));
        });
        method.addStatement("this.sizes = asked.all()");
        CodeBlock.Builder table = CodeBlock.builder().add("this.parameters = $T.EMPTY", ParameterTable.class);
        for (Parameter parameter : graph.parameters()) {
            table.add(
                    parameter.trained() ? "\n.with($S, $L, $L)" : "\n.withFrozen($S, $L, $L)",
                    parameter.name(),
                    extents(parameter.shape()).stream()
                            .map(size -> size.terms().isEmpty() ? "0" : local(size, locals))
                            .collect(Collectors.joining(", ")),
                    initializer(parameter.initializer()));
        }
        return method.addStatement(table.build()).build();
    }

    private static CodeBlock asked(String name, SizeRule rule, Map<String, String> locals) {
        if (rule instanceof SizeRule.Standard standard) {
            return CodeBlock.of("asked.optional($S, $L)", name, local(standard.size(), locals));
        }
        if (rule instanceof SizeRule.Quotient quotient) {
            return CodeBlock.of(
                    "asked.quotient($S, $S, $N, $L)",
                    name,
                    quotient.of(),
                    locals.get(quotient.of()),
                    local(quotient.by(), locals));
        }
        return CodeBlock.of("asked.same($S, $L)", name, local(((SizeRule.Same) rule).as(), locals));
    }

    /** Blocks where there are several, rows, columns; a vector has no columns. */
    private static List<Size> extents(Parameter.Shape shape) {
        if (shape instanceof Parameter.Shape.Matrix matrix) {
            return matrix.whole()
                    ? List.of(matrix.rows(), matrix.columns())
                    : List.of(matrix.blocks(), matrix.rows(), matrix.columns());
        }
        return List.of(shape.count(), Size.of(0));
    }

    /** Exactly, so that a size beyond an {@code int} fails rather than becoming another one. */
    private static String local(Size size, Map<String, String> locals) {
        return size.terms().entrySet().stream()
                .map(term -> {
                    Stream<String> names = term.getKey().names().stream().map(locals::get);
                    boolean number =
                            term.getValue() != 1 || term.getKey().names().isEmpty();
                    return Stream.concat(number ? Stream.of(term.getValue().toString()) : Stream.of(), names)
                            .reduce((a, b) -> "Math.multiplyExact(" + a + ", " + b + ")")
                            .orElseThrow();
                })
                .reduce((a, b) -> "Math.addExact(" + a + ", " + b + ")")
                .orElseThrow();
    }

    private static CodeBlock initializer(Initializer initializer) {
        if (initializer instanceof Initializer.Constant constant) {
            return CodeBlock.of("$T.constant($L)", Initializers.class, constant.value());
        }
        if (initializer instanceof Initializer.Uniform uniform) {
            return CodeBlock.of("$T.uniform($L, $L)", Initializers.class, uniform.low(), uniform.high());
        }
        if (initializer instanceof Initializer.Normal normal) {
            return CodeBlock.of("$T.normal($L)", Initializers.class, normal.deviation());
        }
        if (initializer instanceof Initializer.FanIn) {
            return CodeBlock.of("$T.fanIn()", Initializers.class);
        }
        if (initializer instanceof Initializer.Glorot) {
            return CodeBlock.of("$T.glorot()", Initializers.class);
        }
        if (initializer instanceof Initializer.Orthogonal orthogonal) {
            return CodeBlock.of("$T.orthogonal($L)", Initializers.class, orthogonal.gain());
        }
        if (initializer instanceof Initializer.LogUniform uniform) {
            return CodeBlock.of("$T.logUniform($L, $L)", Initializers.class, uniform.low(), uniform.high());
        }
        if (initializer instanceof Initializer.Copy copy) {
            return CodeBlock.of("$T.copy($S)", Initializers.class, copy.parameter());
        }
        if (initializer instanceof Initializer.Negative negative) {
            return CodeBlock.of("$T.negative($S)", Initializers.class, negative.parameter());
        }
        return CodeBlock.of("$T.identity($L)", Initializers.class, ((Initializer.Identity) initializer).scale());
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type)
                .addParameter(sizesType(), "sizes")
                .addJavadoc("The cell at these sizes: {@code in} and {@code hidden}$L.\n", moreSizes())
                .addStatement("return new $T(sizes)", type)
                .build();
    }

    private String moreSizes() {
        return graph.sizes().isEmpty()
                ? ""
                : ", and if they shall differ from their defaults "
                        + String.join(", ", graph.sizes().keySet());
    }

    /** {@code 2 * sizes.get("hidden")}. */
    private CodeBlock size(Size size) {
        return size.terms().entrySet().stream()
                .map(term -> {
                    CodeBlock names = term.getKey().names().stream()
                            .map(name -> CodeBlock.of("sizes.get($S)", name))
                            .collect(CodeBlock.joining(" * "));
                    return names.isEmpty()
                            ? CodeBlock.of("$L", term.getValue())
                            : term.getValue() == 1 ? names : CodeBlock.of("$L * $L", term.getValue(), names);
                })
                .collect(CodeBlock.joining(" + "));
    }

    private MethodSpec states() {
        CodeBlock states = graph.states().stream()
                .map(state -> CodeBlock.of(
                        "new $T($S, $L, $L)", Cell.StateShape.class, state.node(), size(state.size()), state.initial()))
                .collect(CodeBlock.joining(",$W"));
        return override("states", ParameterizedTypeName.get(List.class, Cell.StateShape.class))
                .addStatement("return $T.of($L)", List.class, states)
                .build();
    }

    private MethodSpec masks() {
        CodeBlock masks = graph.masks().stream()
                .map(node -> {
                    Operation.Mask mask = (Operation.Mask) node.operation();
                    return CodeBlock.of(
                            "new $T($S, $L, $L, $L, $L)",
                            Cell.MaskShape.class,
                            node.name(),
                            size(node.size()),
                            mask.rate(),
                            mask.kept(),
                            mask.scope() == Operation.Mask.Scope.STEP);
                })
                .collect(CodeBlock.joining(",$W"));
        return override("masks", ParameterizedTypeName.get(List.class, Cell.MaskShape.class))
                .addStatement("return $T.of($L)", List.class, masks)
                .build();
    }

    private MethodSpec tape() {
        return override("tape", TypeName.get(Tape.class))
                .addParameter(Parameters.class, "block")
                .addParameter(Sequence.class, "input")
                .addParameter(int.class, "time")
                .addParameter(int.class, "rows")
                .addStatement("return new $T(this, block, input, time, rows)", tape)
                .build();
    }

    private MethodSpec gradients() {
        return override("gradients", ParameterizedTypeName.get(List.class, GradientWork.class))
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(List.class), WildcardTypeName.subtypeOf(Tape.class)),
                        "lanes")
                .addParameter(Values.class, "gradient")
                .addStatement("$T gradients = new $T(parameters, gradient)", Gradients.class, Gradients.class)
                .addStatement("lanes.forEach(lane -> (($T) lane).contribute(gradients))", tape)
                .addStatement("return gradients.work()")
                .build();
    }
}
