package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Prints a strip as two methods: one goes over tiles of rows and units, multiplies, and puts the products where their
 * values lie; the other does what is element by element. Work items that are neighbours have neighbouring units, which lie
 * side by side in matrices and values.
 *
 * <p>A tile at the edge multiplies for units that are not there, with whatever lies behind, and stores nothing of it: it
 * reads in one piece like all others. Of block-diagonal matrices, where units of one tile can be of two blocks, a tile is
 * taken unit by unit.
 */
final class StripEmitter {

    private final Staged staged;
    private final Names names;
    private final Table table;
    private final Tile tile;
    private final ElementEmitter.SumsLeft sums;

    StripEmitter(Staged staged, Names names, Table table, Tile tile) {
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
        List<String> arguments = Stream.of("layer", "t", "place", "row", "unit")
                .filter(argument -> reads(whole, argument))
                .toList();
        MethodSpec.Builder element =
                MethodSpec.methodBuilder(method).addModifiers(Modifier.PRIVATE).addCode(whole);
        arguments.forEach(argument -> element.addParameter(int.class, argument));
        comment(element, strip);
        MethodSpec tiles = tiles(part, name, strip, method, arguments);
        return strip.elements().isEmpty() ? List.of(tiles) : List.of(tiles, element.build());
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
        boolean scalar = strip.size().equals(Size.ONE);
        CodeBlock inside = CodeBlock.builder()
                .add(products(scope, strip))
                .add(elements(strip, element, arguments))
                .build();
        CodeBlock.Builder code = CodeBlock.builder();
        String across = "1";
        if (!scalar) {
            across = "tiles";
            code.addStatement("int units = $L", scope.size(strip.size()));
            code.addStatement("int tiles = (units + $L) / $L", tile.units() - 1, tile.units());
        }
        code.addStatement(
                "int work = $Lrows / $L$L", part.loop() ? "" : "time * ", tile.rows(), scalar ? "" : " * " + across);
        code.beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())");
        if (reads(inside, "unit")) {
            code.addStatement("int unit = $L", scalar ? "0" : "item % tiles * " + tile.units());
        }
        String first = (scalar ? "item" : "item / tiles") + " * " + tile.rows();
        if (part.loop()) {
            code.addStatement("int row = $L", first);
            if (reads(inside, "place")) {
                code.addStatement("int place = t * rows + row");
            }
        } else {
            code.addStatement("int place = $L", first);
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
        Stream.of("layer", "t")
                .filter(argument -> reads(whole, argument))
                .forEach(argument -> method.addParameter(int.class, argument));
        return method.build();
    }

    /** Calls the other method for each element of the tile. */
    private CodeBlock elements(Strip strip, String element, List<String> arguments) {
        if (strip.elements().isEmpty()) {
            return CodeBlock.of("");
        }
        boolean scalar = strip.size().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        if (!scalar) {
            code.addStatement("int end = min(unit + $L, units)", tile.units());
        }
        code.beginControlFlow("for (int j = 0; j < $L; j++)", tile.rows());
        if (!scalar) {
            code.beginControlFlow("for (int k = unit; k < end; k++)");
        }
        String passed = arguments.stream()
                .map(argument -> switch (argument) {
                    case "place", "row" -> argument + " + j";
                    case "unit" -> scalar ? "0" : "k";
                    default -> argument;
                })
                .collect(Collectors.joining(", "));
        code.addStatement("$L($L)", element, passed);
        if (!scalar) {
            code.endControlFlow();
        }
        return code.endControlFlow().build();
    }

    private CodeBlock products(Scope scope, Strip strip) {
        if (strip.products().isEmpty()) {
            return CodeBlock.of("");
        }
        boolean whole = strip.loops().stream().allMatch(loop -> loop.blocks().equals(Size.ONE));
        if (strip.size().equals(Size.ONE)) {
            return products(scope, strip, 1, "0");
        }
        if (whole) {
            return products(scope, strip, tile.units(), "unit");
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int each = unit; each < min(unit + $L, units); each++)", tile.units())
                .add(products(scope, strip, 1, "each"))
                .endControlFlow()
                .build();
    }

    /**
     * Products of some units.
     *
     * @param units how many
     * @param unit the first one, in Java
     */
    private CodeBlock products(Scope scope, Strip strip, int units, String unit) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> targets =
                strip.products().stream().map(Multiply::target).distinct().toList();
        for (String target : targets) {
            // What an earlier stage began is gone on with.
            boolean begun = strip.products().stream()
                    .filter(product -> product.target().equals(target))
                    .allMatch(Multiply::adds);
            for (int row = 0; row < tile.rows(); row++) {
                for (int i = 0; i < units; i++) {
                    code.addStatement(
                            "float $L = $L",
                            product(target, row, i),
                            begun ? place(scope, target, row, unit, i) : "0f");
                }
            }
        }
        for (int i = 0; i < strip.loops().size(); i++) {
            code.add(loop(scope, strip.loops().get(i), strip.loops().size() > 1 ? "Of" + (i + 1) : "", units, unit));
        }
        if (units == 1) {
            return code.add(stores(scope, targets, unit, 0, 1)).build();
        }
        // In one piece where the tile is whole, which becomes a vector's store, and the sums before it vectors.
        code.beginControlFlow("if ($L + $L <= units)", unit, units)
                .add(stores(scope, targets, unit, 0, units))
                .nextControlFlow("else")
                .add(stores(scope, targets, unit, 0, 1));
        for (int i = 1; i < units - 1; i++) {
            code.beginControlFlow("if ($L + $L < units)", unit, i)
                    .add(stores(scope, targets, unit, i, i + 1))
                    .endControlFlow();
        }
        return code.endControlFlow().build();
    }

    private CodeBlock stores(Scope scope, List<String> targets, String unit, int from, int to) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String target : targets) {
            for (int row = 0; row < tile.rows(); row++) {
                for (int i = from; i < to; i++) {
                    code.addStatement("$L = $L", place(scope, target, row, unit, i), product(target, row, i));
                }
            }
        }
        return code.build();
    }

    /** Where a product's element lies. */
    private static String place(Scope scope, String target, int row, String unit, int further) {
        return scope.array(target) + "[" + scope.row(Ref.now(target), row)
                + (unit.equals("0") ? "" : " + " + unit + (further == 0 ? "" : " + " + further)) + "]";
    }

    private String product(String target, int row, int unit) {
        return names.of("", target, "Row" + row + (unit == 0 ? "" : "Unit" + unit));
    }

    private CodeBlock loop(Scope scope, Loop loop, String number, int units, String unit) {
        boolean whole = loop.blocks().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        String outputs = scope.factor(loop.outputs());
        String block = "block" + number;
        String inner = whole ? unit : "inner" + number;
        if (!whole) {
            code.addStatement("int $L = $L / $L", block, unit, outputs);
            code.addStatement("int $L = $L % $L", inner, unit, outputs);
        }
        List<String> starts = new ArrayList<>();
        for (LoopTerm term : loop.terms()) {
            String start = names.parameter(loop.transposed() ? "transposed" : "", term.parameter(), "From");
            String at = (loop.transposed() ? scope.transposed() + " + " : "")
                    + scope.parameter(term.parameter())
                    + (whole ? "" : " + " + block + " * " + outputs + " * " + scope.factor(loop.length()))
                    + (inner.equals("0") ? "" : " + " + inner);
            code.addStatement("int $L = $L", start, at);
            starts.add(start);
        }
        boolean lookUp =
                staged.symbols() && !loop.transposed() && loop.operand().equals(Ref.now(CellGraph.INPUT));
        if (lookUp) {
            code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)")
                    .add(lookUp(loop, starts, units, outputs))
                    .nextControlFlow("else");
        }
        code.add(walk(
                scope, loop, starts, number, units, whole ? "" : " + " + block + " * " + scope.factor(loop.length())));
        if (lookUp) {
            code.endControlFlow();
        }
        return code.build();
    }

    /** A symbol's column of each matrix. */
    private CodeBlock lookUp(Loop loop, List<String> starts, int units, String outputs) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int read = inputs() + place");
        for (int row = 0; row < tile.rows(); row++) {
            code.addStatement("int column$L = symbols[read$L] * $L", row, row == 0 ? "" : " + " + row, outputs);
        }
        for (int term = 0; term < starts.size(); term++) {
            for (int row = 0; row < tile.rows(); row++) {
                for (int i = 0; i < units; i++) {
                    code.addStatement(
                            "$L += parameters[$L + column$L$L]",
                            product(loop.terms().get(term).target(), row, i),
                            starts.get(term),
                            row,
                            i == 0 ? "" : " + " + i);
                }
            }
        }
        return code.build();
    }

    private CodeBlock walk(Scope scope, Loop loop, List<String> starts, String number, int units, String block) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<String> operands = new ArrayList<>();
        for (int row = 0; row < tile.rows(); row++) {
            String operand = operand(loop.operand(), "Start" + row + number);
            operands.add(operand);
            code.addStatement("int $L = $L$L", operand, scope.row(loop.operand(), row), block);
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", scope.size(loop.length()));
        for (int row = 0; row < tile.rows(); row++) {
            code.addStatement(
                    "float $L = $L[$L + k]",
                    operand(loop.operand(), "Row" + row + number),
                    scope.array(loop.operand().node()),
                    operands.get(row));
        }
        for (int term = 0; term < starts.size(); term++) {
            String parameter = loop.terms().get(term).parameter();
            String from = starts.get(term);
            String at =
                    loop.outputs().equals(Size.ONE) ? from + " + k" : from + " + k * " + scope.factor(loop.outputs());
            for (int i = 0; i < units; i++) {
                String weight =
                        names.parameter(loop.transposed() ? "transposed" : "", parameter, i == 0 ? "" : "Unit" + i);
                code.addStatement("float $L = parameters[$L$L]", weight, at, i == 0 ? "" : " + " + i);
            }
            for (int row = 0; row < tile.rows(); row++) {
                for (int i = 0; i < units; i++) {
                    code.addStatement(
                            "$L += $L * $L",
                            product(loop.terms().get(term).target(), row, i),
                            names.parameter(loop.transposed() ? "transposed" : "", parameter, i == 0 ? "" : "Unit" + i),
                            operand(loop.operand(), "Row" + row + number));
                }
            }
        }
        return code.endControlFlow().build();
    }

    private String operand(Ref ref, String suffix) {
        return names.of(ref.previous() ? "previous" : "operand", ref.node(), suffix);
    }
}
