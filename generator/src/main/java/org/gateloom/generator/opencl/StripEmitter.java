package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
 * Prints a strip as methods: one goes over tiles of rows and units and calls the others, which compute a tile of one product
 * and put it where its value lies, and do what is element by element. Work items that are neighbours have neighbouring
 * tiles, which lie side by side in matrices and values.
 *
 * <p>The units of a tile that is cut off by the edge are taken one by one, as are those of block-diagonal matrices, where
 * units of one tile can be of two blocks.
 */
final class StripEmitter {

    /** Neighbouring elements that are done at once where a tile has so many units. */
    private static final int LANES = 8;

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
        List<MethodSpec> methods = new ArrayList<>();
        CodeBlock products = products(name, strip, methods);
        Optional<MethodSpec> several = Optional.empty();
        Optional<MethodSpec> element = Optional.empty();
        if (!strip.elements().isEmpty()) {
            int lanes = tile.units() < LANES ? 1 : LANES;
            if (lanes > 1 && ElementEmitter.lanes(strip)) {
                several = Optional.of(element(name + "Elements", strip, lanes, sums.copy()));
                methods.add(several.get());
            }
            element = Optional.of(element(name + "Element", strip, 1, sums));
            methods.add(element.get());
        }
        methods.add(0, tiles(part, name, strip, products, several, element));
        return methods;
    }

    private MethodSpec element(String name, Strip strip, int lanes, ElementEmitter.SumsLeft left) {
        Scope scope = new Scope(staged, names, table);
        CodeBlock body = new ElementEmitter(staged, names, scope, strip, left, lanes).emit();
        MethodSpec.Builder method = method(
                names.fresh(name),
                CodeBlock.builder().add(scope.declarations()).add(body).build());
        comment(method, strip);
        return method.build();
    }

    /** A method that is given what it reads of where it is. */
    private static MethodSpec.Builder method(String name, CodeBlock body) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addCode(body);
        Stream.of("layer", "t", "place", "row", "unit")
                .filter(argument -> reads(body, argument))
                .forEach(argument -> method.addParameter(int.class, argument));
        return method;
    }

    private static String call(MethodSpec method, UnaryOperator<String> argument) {
        return method.parameters().stream()
                .map(parameter -> argument.apply(parameter.name()))
                .collect(Collectors.joining(", ", method.name() + "(", ")"));
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

    private MethodSpec tiles(
            Part part,
            String name,
            Strip strip,
            CodeBlock products,
            Optional<MethodSpec> several,
            Optional<MethodSpec> element) {
        Scope scope = new Scope(staged, names, table);
        boolean scalar = strip.size().equals(Size.ONE);
        CodeBlock inside = CodeBlock.builder()
                .add(products)
                .add(element.map(method -> elements(strip, several, method)).orElse(CodeBlock.of("")))
                .build();
        if (part.loop() && tile.span() == Tile.Span.SEQUENCE) {
            return named(name, strip, ofRows(strip, scope, inside), List.of("layer", "t", "row"));
        }
        CodeBlock.Builder code = CodeBlock.builder();
        String across = "1";
        if (!scalar) {
            across = "tiles";
            code.addStatement("int units = $L", scope.size(strip.size()));
            code.addStatement(
                    tile.units() == 1 ? "int tiles = units" : "int tiles = (units + $L) / $L",
                    tile.units() == 1 ? new Object[0] : new Object[] {tile.units() - 1, tile.units()});
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
        return named(name, strip, whole, List.of("layer", "t"));
    }

    /** The tiles of a step that have the same rows, one behind the other. */
    private CodeBlock ofRows(Strip strip, Scope scope, CodeBlock inside) {
        boolean scalar = strip.size().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        if (!scalar) {
            code.addStatement("int units = $L", scope.size(strip.size()));
        }
        if (reads(inside, "place")) {
            code.addStatement("int place = t * rows + row");
        }
        if (scalar) {
            if (reads(inside, "unit")) {
                code.addStatement("int unit = 0");
            }
            code.add(inside);
        } else {
            code.beginControlFlow("for (int unit = 0; unit < units; unit += $L)", tile.units())
                    .add(inside)
                    .endControlFlow();
        }
        return CodeBlock.builder().add(scope.declarations()).add(code.build()).build();
    }

    private MethodSpec named(String name, Strip strip, CodeBlock body, List<String> arguments) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addCode(body);
        strip.products().forEach(product -> method.addJavadoc("$L\n", Escapes.javadoc(names.speak(product))));
        arguments.stream()
                .filter(argument -> reads(body, argument))
                .forEach(argument -> method.addParameter(int.class, argument));
        return method.build();
    }

    /** Calls a method for each element of the tile, or for several at once and for those that are left. */
    private CodeBlock elements(Strip strip, Optional<MethodSpec> several, MethodSpec element) {
        boolean scalar = strip.size().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        if (!scalar) {
            code.addStatement("int end = min(unit + $L, units)", tile.units());
        }
        several.ifPresent(method -> code.addStatement("int last = unit + (end - unit) / $L * $L", LANES, LANES));
        code.beginControlFlow("for (int j = 0; j < $L; j++)", tile.rows());
        several.ifPresent(method -> code.beginControlFlow("for (int k = unit; k < last; k += $L)", LANES)
                .addStatement("$L", call(method, argument -> ofElement(argument, "k")))
                .endControlFlow());
        if (!scalar) {
            code.beginControlFlow("for (int k = $L; k < end; k++)", several.isPresent() ? "last" : "unit");
        }
        code.addStatement("$L", call(element, argument -> ofElement(argument, scalar ? "0" : "k")));
        if (!scalar) {
            code.endControlFlow();
        }
        return code.endControlFlow().build();
    }

    private static String ofElement(String argument, String unit) {
        return switch (argument) {
            case "place", "row" -> argument + " + j";
            case "unit" -> unit;
            default -> argument;
        };
    }

    /**
     * Calls a method for each product.
     *
     * @param methods takes these
     */
    private CodeBlock products(String name, Strip strip, List<MethodSpec> methods) {
        List<String> targets =
                strip.products().stream().map(Multiply::target).distinct().toList();
        CodeBlock.Builder tiles = CodeBlock.builder();
        CodeBlock.Builder single = CodeBlock.builder();
        boolean scalar = strip.size().equals(Size.ONE);
        boolean whole =
                !scalar && strip.loops().stream().allMatch(loop -> loop.blocks().equals(Size.ONE));
        for (String target : targets) {
            String method = name + "Of" + Names.capital(names.value(target));
            if (whole) {
                tiles.add(calls(method, strip, target, tile.units(), methods, UnaryOperator.identity()));
            }
            if (!whole || tile.units() > 1) {
                single.add(calls(
                        whole ? method + "Unit" : method,
                        strip,
                        target,
                        1,
                        methods,
                        argument -> argument.equals("unit") ? (scalar ? "0" : "each") : argument));
            }
        }
        if (targets.isEmpty() || scalar) {
            return single.build();
        }
        if (whole && tile.units() == 1) {
            return tiles.build();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (whole) {
            code.beginControlFlow("if (unit + $L <= units)", tile.units())
                    .add(tiles.build())
                    .nextControlFlow("else")
                    .beginControlFlow("for (int each = unit; each < units; each++)");
        } else {
            code.beginControlFlow("for (int each = unit; each < min(unit + $L, units); each++)", tile.units());
        }
        code.add(single.build()).endControlFlow();
        return whole ? code.endControlFlow().build() : code.build();
    }

    /** A loop of a product and what it adds. */
    private record Addend(Loop loop, LoopTerm term, String number) {}

    /**
     * Calls what computes a product's tile: a method for what is multiplied; where the input may be symbols, another for it
     * and one more that looks them up.
     */
    private CodeBlock calls(
            String name,
            Strip strip,
            String target,
            int units,
            List<MethodSpec> methods,
            UnaryOperator<String> argument) {
        List<Addend> multiplied = new ArrayList<>();
        List<Addend> input = new ArrayList<>();
        for (int i = 0; i < strip.loops().size(); i++) {
            Loop loop = strip.loops().get(i);
            boolean lookUp =
                    staged.symbols() && !loop.transposed() && loop.operand().equals(Ref.now(CellGraph.INPUT));
            for (LoopTerm term : loop.terms()) {
                if (term.target().equals(target)) {
                    (lookUp ? input : multiplied).add(new Addend(loop, term, "Of" + (i + 1)));
                }
            }
        }
        // What an earlier stage began is gone on with.
        boolean begun = strip.products().stream()
                .filter(product -> product.target().equals(target))
                .allMatch(Multiply::adds);
        CodeBlock.Builder code = CodeBlock.builder();
        if (!multiplied.isEmpty()) {
            MethodSpec method = product(name, strip, target, units, multiplied, begun);
            methods.add(method);
            code.addStatement("$L", call(method, argument));
        }
        for (Addend addend : input) {
            boolean adds = begun || !multiplied.isEmpty() || !addend.equals(input.get(0));
            MethodSpec lookUp = lookUp(name + "OfSymbols", strip, target, units, addend, adds);
            MethodSpec method = product(
                    multiplied.isEmpty() ? name : name + "OfInput", strip, target, units, List.of(addend), adds);
            methods.add(lookUp);
            methods.add(method);
            code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)")
                    .addStatement("$L", call(lookUp, argument))
                    .nextControlFlow("else")
                    .addStatement("$L", call(method, argument))
                    .endControlFlow();
        }
        return code.build();
    }

    /** A product's tile of some units, or of one. */
    private MethodSpec product(String name, Strip strip, String target, int units, List<Addend> addends, boolean adds) {
        Scope scope = new Scope(staged, names, table);
        TileSums tileSums = tileSums(target, units);
        CodeBlock.Builder code = CodeBlock.builder().add(tileSums.zero());
        addends.forEach(addend -> code.add(loop(scope, strip, tileSums, addend)));
        code.add(stores(scope, strip, target, tileSums, adds));
        MethodSpec.Builder method = method(
                names.fresh(name),
                CodeBlock.builder().add(scope.declarations()).add(code.build()).build());
        strip.products().stream()
                .filter(product -> product.target().equals(target))
                .forEach(product -> method.addJavadoc("$L\n", Escapes.javadoc(names.speak(product))));
        return method.build();
    }

    /** The same of symbols' columns. */
    private MethodSpec lookUp(String name, Strip strip, String target, int units, Addend addend, boolean adds) {
        Scope scope = new Scope(staged, names, table);
        TileSums tileSums = tileSums(target, units);
        CodeBlock.Builder code = CodeBlock.builder().add(tileSums.zero());
        String at = names.parameter("", addend.term().parameter(), "From" + addend.number());
        code.addStatement("int $L = $L$L", at, scope.parameter(addend.term().parameter()), unit(strip));
        code.addStatement("int read = inputs() + place");
        for (int row = 0; row < tileSums.rows(); row++) {
            String column = tileSums.local().apply("Column" + row);
            code.addStatement(
                    "int $L = $L + symbols[read + $L] * $L",
                    column,
                    at,
                    row,
                    scope.factor(addend.loop().outputs()));
            code.add(tileSums.add(row, "parameters", column));
        }
        code.add(stores(scope, strip, target, tileSums, adds));
        return method(
                        names.fresh(name),
                        CodeBlock.builder()
                                .add(scope.declarations())
                                .add(code.build())
                                .build())
                .build();
    }

    private TileSums tileSums(String target, int units) {
        return new TileSums(suffix -> names.of("", target, suffix + (units == 1 ? "Alone" : "")), tile.rows(), units);
    }

    /** Puts or adds a tile to where its product lies. */
    private CodeBlock stores(Scope scope, Strip strip, String target, TileSums tileSums, boolean adds) {
        CodeBlock.Builder code = CodeBlock.builder();
        String array = scope.array(target);
        for (int row = 0; row < tile.rows(); row++) {
            String place = names.of("", target, "To" + row);
            code.addStatement("int $L = $L$L", place, scope.row(Ref.now(target), row), unit(strip));
            code.add(adds ? tileSums.addTo(row, array, place) : tileSums.store(row, array, place));
        }
        return code.build();
    }

    private static String unit(Strip strip) {
        return strip.size().equals(Size.ONE) ? "" : " + unit";
    }

    private CodeBlock loop(Scope scope, Strip strip, TileSums tileSums, Addend addend) {
        Loop loop = addend.loop();
        String parameter = addend.term().parameter();
        boolean whole = loop.blocks().equals(Size.ONE);
        CodeBlock.Builder code = CodeBlock.builder();
        String outputs = scope.factor(loop.outputs());
        String length = scope.factor(loop.length());
        // Locals of a loop have its parameter's name.
        String prefix = loop.transposed() ? "transposed" : "";
        String inside = unit(strip);
        String block = "";
        if (!whole) {
            String number = names.parameter(prefix, parameter, "Block");
            code.addStatement("int $L = unit / $L", number, outputs);
            inside = " + unit % " + outputs;
            block = " + " + number + " * ";
        }
        String at = names.parameter(prefix, parameter, "From");
        code.addStatement(
                "int $L = $L",
                at,
                (loop.transposed() ? scope.transposed() + " + " : "")
                        + scope.parameter(parameter)
                        + (whole ? "" : block + outputs + " * " + length)
                        + inside);
        List<String> starts = new ArrayList<>();
        for (int row = 0; row < tileSums.rows(); row++) {
            String start = names.parameter(prefix, parameter, "Start" + row + addend.number());
            code.addStatement("int $L = $L$L", start, scope.row(loop.operand(), row), whole ? "" : block + length);
            starts.add(start);
        }
        UnaryOperator<String> local = suffix -> suffix.startsWith("Row")
                ? tileSums.local().apply(suffix)
                : names.parameter(prefix, parameter, suffix + addend.number());
        return code.beginControlFlow("for (int k = 0; k < $L; k++)", scope.size(loop.length()))
                .add(new TileSums(local, tileSums.rows(), tileSums.units())
                        .turn(new TileSums.Walk(
                                "parameters",
                                at,
                                outputs,
                                scope.array(loop.operand().node()),
                                starts.get(0) + " + k",
                                starts.subList(1, starts.size()),
                                "1")))
                .endControlFlow()
                .build();
    }
}
