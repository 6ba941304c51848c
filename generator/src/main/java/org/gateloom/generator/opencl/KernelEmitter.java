package org.gateloom.generator.opencl;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.java.Escapes;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.Part;
import org.gateloom.generator.stage.Staged.Stage;
import org.gateloom.generator.stage.Staged.Strip;
import org.gateloom.runtime.opencl.KernelPlan;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Size;

/** Prints the class of a cell's kernel: its stages, and what it says of itself to who runs it. */
public final class KernelEmitter {

    // By name: the superclass's own superclass is Aparapi's, which nobody needs to generate a class.
    private static final ClassName SUPERCLASS = ClassName.get("org.gateloom.runtime.opencl", "ModelKernel");

    private final Staged staged;
    private final CellGraph graph;
    private final ClassName type;
    private final Tile tile;
    private final List<String> equations;
    private final String version;
    private final Names names;
    private final Table table;
    private final List<MethodSpec> methods = new ArrayList<>();

    private KernelEmitter(Staged staged, String javaPackage, Tile tile, List<String> equations, String version) {
        this.staged = staged;
        this.graph = staged.program().graph();
        this.type = ClassName.get(javaPackage, className(graph.name()));
        this.tile = tile;
        this.equations = equations;
        this.version = version;
        this.names = new Names(graph, KernelWords.reserved());
        this.table = new Table(staged, names);
    }

    /** {@code LstmKernel}. */
    public static String className(String cell) {
        return cell + "Kernel";
    }

    /**
     * The compilation unit of a cell's kernel.
     *
     * @param tile of its products
     * @param equations of the cell file, for the class's comment
     * @param version of the generator, for its header
     */
    public static String emit(Staged staged, String javaPackage, Tile tile, List<String> equations, String version) {
        return new KernelEmitter(staged, javaPackage, tile, equations, version).file();
    }

    /**
     * What a pass does.
     *
     * @param part when
     * @param calls of methods
     */
    private record Section(KernelPlan.Part part, List<String> calls) {}

    private String file() {
        List<Section> sections = new ArrayList<>();
        StripEmitter strips = new StripEmitter(staged, names, table, tile);
        for (Part part : Part.values()) {
            List<Section> of = new ArrayList<>();
            for (Stage stage : staged.stages(part)) {
                List<String> calls = new ArrayList<>();
                for (int i = 0; i < stage.strips().size(); i++) {
                    calls.add(strip(strips, stage, stage.strips().get(i), i));
                }
                of.add(new Section(part(stage), calls));
            }
            sections.addAll(part.loop() && tile.span() == Tile.Span.SEQUENCE ? sequence(part, of) : of);
        }
        List<String> gradients = new ArrayList<>();
        GradientEmitter gradient = new GradientEmitter(staged, names, table, tile);
        for (MethodSpec method : gradient.emit()) {
            gradients.add(call(method));
            methods.add(method);
        }
        methods.addAll(gradient.parts());
        sections.add(new Section(KernelPlan.Part.GRADIENTS, gradients));
        if (tile.span() == Tile.Span.STEP) {
            staged.turns().forEach(part -> sections.add(turn(part, sections)));
        }
        List<MethodSpec> output = new OutputEmitter(names, tile).emit();
        methods.addAll(output);
        MethodSpec run = run(sections, output);
        // Asks for its sizes, so before the constants.
        MethodSpec plan = plan(sections);
        TypeSpec.Builder kernel = TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(SUPERCLASS)
                .addJavadoc("$L", comment())
                .addAnnotation(AnnotationSpec.builder(Generated.class)
                        .addMember("value", "$S", "org.gateloom.generator.Generator")
                        .addMember("comments", "$S", "Gateloom " + version + ", cell " + graph.digest())
                        .build());
        table.constants().forEach(kernel::addField);
        kernel.addMethod(run);
        methods.forEach(kernel::addMethod);
        kernel.addMethod(plan);
        return JavaFile.builder(type.packageName(), kernel.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    /** The last stage of a step and the first of the next one. */
    private static Section turn(Part part, List<Section> sections) {
        boolean forward = part == Part.FORWARD_STEP;
        List<Section> loop = sections.stream()
                .filter(section ->
                        section.part() == (forward ? KernelPlan.Part.FORWARD_STEP : KernelPlan.Part.BACKWARD_STEP))
                .toList();
        List<String> calls = new ArrayList<>();
        loop.get(loop.size() - 1)
                .calls()
                .forEach(call -> calls.add(call.replaceFirst("\\bt\\)$", forward ? "t - 1)" : "t + 1)")));
        calls.addAll(loop.get(0).calls());
        return new Section(forward ? KernelPlan.Part.FORWARD_TURN : KernelPlan.Part.BACKWARD_TURN, calls);
    }

    // private void forwardSteps(int layer) {
    //     int work = rows / 4;
    //     int turn = turnOf(work);
    //     for (int item = firstOf(work); item < work; item += turn) {
    //         int row = item * 4;
    //         for (int t = 0; t < time; t++) {
    //             forwardStep1(layer, t, row);
    //             …
    /** A loop as one pass, in which a work item takes its rows through all steps. */
    private List<Section> sequence(Part part, List<Section> stages) {
        if (stages.isEmpty()) {
            return List.of();
        }
        boolean forward = part == Part.FORWARD_STEP;
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int work = rows / $L", tile.rows())
                .addStatement("int turn = turnOf(work)")
                .beginControlFlow("for (int item = firstOf(work); item < work; item += turn)")
                .addStatement("int row = item * $L", tile.rows())
                .beginControlFlow(forward ? "for (int t = 0; t < time; t++)" : "for (int t = time - 1; t >= 0; t--)");
        stages.stream().flatMap(stage -> stage.calls().stream()).forEach(call -> code.addStatement("$L", call));
        MethodSpec steps = MethodSpec.methodBuilder(names.fresh(forward ? "forwardSteps" : "backwardSteps"))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("All steps of a tile of rows, which looks at no other tile.\n")
                .addParameter(int.class, "layer")
                .addCode(code.endControlFlow().endControlFlow().build())
                .build();
        methods.add(steps);
        return List.of(new Section(
                forward ? KernelPlan.Part.FORWARD_SEQUENCE : KernelPlan.Part.BACKWARD_SEQUENCE, List.of(call(steps))));
    }

    private String strip(StripEmitter strips, Stage stage, Strip strip, int index) {
        String method = names.fresh(name(stage) + (stage.strips().size() > 1 ? "Strip" + (index + 1) : ""));
        List<MethodSpec> made = strips.emit(stage.part(), method, strip);
        methods.addAll(made);
        return call(made.get(0));
    }

    private static String call(MethodSpec method) {
        List<String> arguments = new ArrayList<>();
        method.parameters().forEach(parameter -> arguments.add(parameter.name()));
        return method.name() + "(" + String.join(", ", arguments) + ")";
    }

    /** {@code forwardStep1}. */
    private static String name(Stage stage) {
        String part = switch (stage.part()) {
            case FORWARD_BEFORE -> "beforeForward";
            case FORWARD_STEP -> "forwardStep";
            case FORWARD_AFTER -> "afterForward";
            case BACKWARD_BEFORE -> "beforeBackward";
            case BACKWARD_STEP -> "backwardStep";
            case BACKWARD_AFTER -> "afterBackward";
        };
        return part + stage.number();
    }

    private String comment() {
        StringBuilder comment = new StringBuilder("The kernel of " + Escapes.javadoc(graph.name()) + ".\n\n<pre>\n");
        equations.forEach(equation -> comment.append(Escapes.javadoc(equation)).append('\n'));
        return comment.append("</pre>\n").toString();
    }

    // public void run() {
    //     int pass = getPassId() % passes * PASS;
    //     int stage = schedule[pass];
    //     int layer = schedule[pass + 1];
    //     int t = schedule[pass + 2];
    //     if (stage < CELL) {
    //         model(stage, layer);
    //     }
    //     if (stage == LOGITS) {
    //         logits();
    //     }
    //     …
    //     if (stage == CELL) {
    //         beforeForward1(layer);
    //     }
    //     …
    // }
    private static MethodSpec run(List<Section> sections, List<MethodSpec> output) {
        boolean steps = sections.stream()
                .flatMap(section -> section.calls().stream())
                .anyMatch(call -> call.contains(" t)") || call.contains("(t)"));
        MethodSpec.Builder run = MethodSpec.methodBuilder("run")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Override.class)
                .addStatement("int pass = getPassId() % passes * PASS")
                .addStatement("int stage = schedule[pass]")
                .addStatement("int layer = schedule[pass + 1]");
        if (steps) {
            run.addStatement("int t = schedule[pass + 2]");
        }
        run.beginControlFlow("if (stage < CELL)")
                .addStatement("model(stage, layer)")
                .endControlFlow();
        List<String> stages = List.of("LOGITS", "OUTPUT_BACKWARD", "OUTPUT_GRADIENT");
        for (int i = 0; i < stages.size(); i++) {
            run.beginControlFlow("if (stage == $L)", stages.get(i))
                    .addStatement("$L()", output.get(i).name())
                    .endControlFlow();
        }
        int number = 0;
        for (Section section : sections) {
            run.beginControlFlow("if (stage == $L)", number == 0 ? "CELL" : "CELL + " + number);
            section.calls().forEach(call -> run.addStatement("$L", call));
            run.endControlFlow();
            number++;
        }
        return run.build();
    }

    private MethodSpec plan(List<Section> sections) {
        CodeBlock values = staged.stored().entrySet().stream()
                .map(entry -> CodeBlock.of(
                        "new $T($S, $L, $T.$L)",
                        KernelPlan.Value.class,
                        entry.getKey(),
                        size(staged.program().sizes().get(entry.getKey())),
                        KernelPlan.Extent.class,
                        entry.getValue()))
                .collect(CodeBlock.joining(",$W"));
        CodeBlock sums = staged.vectors().stream().map(sum -> size(sum.size())).collect(CodeBlock.joining(",$W"));
        CodeBlock input = staged.program()
                .inputCotangent()
                .map(value -> CodeBlock.of("$T.of($S)", Optional.class, value))
                .orElse(CodeBlock.of("$T.empty()", Optional.class));
        CodeBlock stages = sections.stream()
                .map(section -> CodeBlock.of("$T.$L", KernelPlan.Part.class, section.part()))
                .collect(CodeBlock.joining(",$W"));
        return MethodSpec.methodBuilder("plan")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Override.class)
                .returns(KernelPlan.class)
                .addParameter(ParameterizedTypeName.get(Map.class, String.class, Integer.class), "sizes")
                .addCode("return new $T(\n$>$>", KernelPlan.class)
                .addCode("$L,\n", tile.rows())
                .addCode("$T.of($L),\n", List.class, strings(table.sizes()))
                .addCode("$T.of($L),\n", List.class, strings(table.parameters()))
                .addCode("$T.of($L),\n", List.class, strings(staged.program().transposed()))
                .addCode("$T.of($L),\n", List.class, values)
                .addCode("$T.of($L),\n", List.class, sums)
                .addCode("$T.of($L),\n", List.class, stages)
                .addCode("$S,\n", graph.output())
                .addCode("$L);$<$<\n", input)
                .build();
    }

    private static KernelPlan.Part part(Stage stage) {
        return stage.forInput()
                ? KernelPlan.Part.INPUT_COTANGENT
                : switch (stage.part()) {
                    case FORWARD_BEFORE -> KernelPlan.Part.FORWARD_BEFORE;
                    case FORWARD_STEP -> KernelPlan.Part.FORWARD_STEP;
                    case FORWARD_AFTER -> KernelPlan.Part.FORWARD_AFTER;
                    case BACKWARD_BEFORE -> KernelPlan.Part.BACKWARD_BEFORE;
                    case BACKWARD_STEP -> KernelPlan.Part.BACKWARD_STEP;
                    case BACKWARD_AFTER -> KernelPlan.Part.BACKWARD_AFTER;
                };
    }

    private static CodeBlock strings(List<String> all) {
        return all.stream().map(one -> CodeBlock.of("$S", one)).collect(CodeBlock.joining(",$W"));
    }

    /** {@code 2 * sizes.get("hidden")}. */
    private static CodeBlock size(Size size) {
        return size.terms().isEmpty()
                ? CodeBlock.of("0")
                : size.terms().entrySet().stream()
                        .map(term -> {
                            CodeBlock factors = term.getKey().names().stream()
                                    .map(name -> CodeBlock.of("sizes.get($S)", name))
                                    .collect(CodeBlock.joining(" * "));
                            return factors.isEmpty()
                                    ? CodeBlock.of("$L", term.getValue())
                                    : term.getValue() == 1
                                            ? factors
                                            : CodeBlock.of("$L * $L", term.getValue(), factors);
                        })
                        .collect(CodeBlock.joining(" + "));
    }
}
