package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.java.Escapes;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.program.Instruction.Across;
import org.gateloom.generator.program.Instruction.Elementwise;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.Loop;
import org.gateloom.generator.stage.Staged.LoopTerm;
import org.gateloom.generator.stage.Staged.Part;
import org.gateloom.generator.stage.Staged.Strip;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Prints a strip as two methods: one goes over tiles of rows and one unit, and multiplies; the other does what is element
 * by element. Work items that are neighbours have neighbouring units, which lie side by side in matrices and values.
 */
final class StripEmitter {

    private final Staged staged;
    private final Names names;
    private final Table table;
    private final int tile;
    private final ElementEmitter.SumsLeft sums;

    StripEmitter(Staged staged, Names names, Table table, int tile) {
        this.staged = staged;
        this.names = names;
        this.table = table;
        this.tile = tile;
        this.sums = new ElementEmitter.SumsLeft(staged);
    }

    /**
     * The strip's methods; the first one is called for a layer and a step.
     *
     * @param part when it runs
     * @param name of the first method
     */
    List<MethodSpec> emit(Part part, String name, Strip strip) {
        Scope scope = new Scope(staged, names, table);
        CodeBlock body = new ElementEmitter(staged, names, scope, strip, sums).emit();
        CodeBlock whole =
                CodeBlock.builder().add(scope.declarations()).add(body).build();
        String method = names.fresh(name + "Element");
        List<String> targets =
                strip.products().stream().map(Multiply::target).distinct().toList();
        List<String> arguments = List.of("layer", "t", "place", "row", "unit").stream()
                .filter(argument -> reads(whole, argument))
                .toList();
        MethodSpec.Builder element =
                MethodSpec.methodBuilder(method).addModifiers(Modifier.PRIVATE).addCode(whole);
        arguments.forEach(argument -> element.addParameter(int.class, argument));
        targets.forEach(target -> element.addParameter(TypeName.FLOAT, names.value(target)));
        comment(element, strip);
        return List.of(tiles(part, name, strip, method, arguments), element.build());
    }

    private static boolean reads(CodeBlock code, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(code.toString()).find();
    }

    private void comment(MethodSpec.Builder method, Strip strip) {
        strip.elements().forEach(instruction -> {
            if (instruction instanceof Across across) {
                method.addJavadoc("$L\n", Escapes.javadoc(names.speak(across)));
            } else {
                ((Elementwise) instruction)
                        .assignments()
                        .forEach(assignment -> method.addJavadoc("$L\n", Escapes.javadoc(names.speak(assignment))));
            }
        });
    }

    private MethodSpec tiles(Part part, String name, Strip strip, String element, List<String> arguments) {
        Scope scope = new Scope(staged, names, table);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean scalar = strip.size().equals(Size.ONE);
        String units = scope.size(strip.size());
        code.addStatement("int units = $L", units);
        code.addStatement("int work = $Lrows / $L * units", part.loop() ? "" : "time * ", tile);
        code.beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())");
        CodeBlock inside = inside(scope, strip, element, arguments);
        if (reads(inside, "unit")) {
            code.addStatement("int unit = $L", scalar ? "0" : "item % units");
        }
        if (part.loop()) {
            code.addStatement("int row = item / units * $L", tile);
            if (reads(inside, "place")) {
                code.addStatement("int place = t * rows + row");
            }
        } else {
            code.addStatement("int place = item / units * $L", tile);
            if (reads(inside, "row")) {
                code.addStatement("int row = place % rows");
            }
        }
        code.add(inside).endControlFlow();
        CodeBlock whole =
                CodeBlock.builder().add(scope.declarations()).add(code.build()).build();
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addCode(whole);
        strip.products().forEach(product -> method.addJavadoc("$L\n", Escapes.javadoc(names.speak(product))));
        List.of("layer", "t").stream()
                .filter(argument -> reads(whole, argument))
                .forEach(argument -> method.addParameter(int.class, argument));
        return method.build();
    }

    private CodeBlock inside(Scope scope, Strip strip, String element, List<String> arguments) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> targets =
                strip.products().stream().map(Multiply::target).distinct().toList();
        for (String target : targets) {
            // What an earlier stage began is gone on with.
            boolean begun = strip.products().stream()
                    .filter(product -> product.target().equals(target))
                    .allMatch(Multiply::adds);
            for (int row = 0; row < tile; row++) {
                code.addStatement(
                        "float $L = $L",
                        product(target, row),
                        begun
                                ? scope.array(target) + "[" + scope.row(Ref.now(target), row)
                                        + (strip.size().equals(Size.ONE) ? "" : " + unit") + "]"
                                : "0f");
            }
        }
        for (int i = 0; i < strip.loops().size(); i++) {
            code.add(loop(scope, strip.loops().get(i), strip.loops().size() > 1 ? "" + (i + 1) : ""));
        }
        for (int row = 0; row < tile; row++) {
            List<CodeBlock> passed = new ArrayList<>();
            for (String argument : arguments) {
                boolean moves = argument.equals("place") || argument.equals("row");
                passed.add(CodeBlock.of("$L", moves && row > 0 ? argument + " + " + row : argument));
            }
            for (String target : targets) {
                passed.add(CodeBlock.of("$L", product(target, row)));
            }
            code.addStatement("$L($L)", element, CodeBlock.join(passed, ",$W"));
        }
        return code.build();
    }

    private String product(String target, int row) {
        return names.of("", target, "Row" + row);
    }

    private CodeBlock loop(Scope scope, Loop loop, String number) {
        boolean whole = loop.blocks().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        String outputs = scope.factor(loop.outputs());
        String length = scope.size(loop.length());
        String block = "block" + number;
        String inner = whole ? "unit" : "inner" + number;
        if (!whole) {
            code.addStatement("int $L = unit / $L", block, outputs);
            code.addStatement("int $L = unit % $L", inner, outputs);
        }
        List<String> starts = new ArrayList<>();
        for (LoopTerm term : loop.terms()) {
            String start = names.parameter(loop.transposed() ? "transposed" : "", term.parameter(), "From");
            String at = (loop.transposed() ? scope.transposed() + " + " : "") + scope.parameter(term.parameter())
                    + (whole ? "" : " + " + block + " * " + outputs + " * " + scope.factor(loop.length())) + " + "
                    + inner;
            code.addStatement("int $L = $L", start, at);
            starts.add(start);
        }
        boolean lookUp =
                staged.symbols() && !loop.transposed() && loop.operand().equals(Ref.now(CellGraph.INPUT));
        if (lookUp) {
            code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)");
            code.addStatement("int read = inputs() + place");
            for (int row = 0; row < tile; row++) {
                code.addStatement("int column$L = symbols[read$L] * $L", row, row == 0 ? "" : " + " + row, outputs);
            }
            for (int i = 0; i < starts.size(); i++) {
                for (int row = 0; row < tile; row++) {
                    code.addStatement(
                            "$L += parameters[$L + column$L]",
                            product(loop.terms().get(i).target(), row),
                            starts.get(i),
                            row);
                }
            }
            code.nextControlFlow("else");
        }
        List<String> operands = new ArrayList<>();
        for (int row = 0; row < tile; row++) {
            String operand = operand(loop.operand(), "Start" + row + (number.isEmpty() ? "" : "Of" + number));
            operands.add(operand);
            code.addStatement(
                    "int $L = $L$L",
                    operand,
                    scope.row(loop.operand(), row),
                    whole ? "" : " + " + block + " * " + scope.factor(loop.length()));
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", length);
        for (int row = 0; row < tile; row++) {
            code.addStatement(
                    "float $L = $L[$L + k]",
                    operand(loop.operand(), "Row" + row + (number.isEmpty() ? "" : "Of" + number)),
                    scope.array(loop.operand().node()),
                    operands.get(row));
        }
        for (int i = 0; i < starts.size(); i++) {
            LoopTerm term = loop.terms().get(i);
            String weight = names.parameter(loop.transposed() ? "transposed" : "", term.parameter(), "");
            code.addStatement("float $L = parameters[$L + k * $L]", weight, starts.get(i), outputs);
            for (int row = 0; row < tile; row++) {
                code.addStatement(
                        "$L += $L * $L",
                        product(term.target(), row),
                        weight,
                        operand(loop.operand(), "Row" + row + (number.isEmpty() ? "" : "Of" + number)));
            }
        }
        code.endControlFlow();
        if (lookUp) {
            code.endControlFlow();
        }
        return code.build();
    }

    private String operand(Ref ref, String suffix) {
        return names.of(ref.previous() ? "previous" : "operand", ref.node(), suffix);
    }
}
