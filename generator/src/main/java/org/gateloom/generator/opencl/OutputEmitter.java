package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.java.Names;

/**
 * Prints the products of the output layer, which are every model's but have the cell's tile: {@code z = W h + b}, {@code d.h =
 * Wᵀ d.z}, and the gradient of W. What lies where is in the head of the kernel's table.
 */
final class OutputEmitter {

    /** Columns of W that a work item does at once. */
    private static final int COLUMNS = 4;

    private final Names names;
    private final Tile tile;
    private final List<MethodSpec> methods = new ArrayList<>();

    OutputEmitter(Names names, Tile tile) {
        this.names = names;
        this.tile = tile;
    }

    /**
     * A product with W or its transpose.
     *
     * @param units where the head says how many numbers a place has
     * @param length where it says how many are multiplied
     * @param matrix where the matrix begins
     * @param from where the operand begins
     * @param to where the product goes
     * @param bias where what is added begins; absent where nothing is
     */
    private record Product(String units, String length, String matrix, String from, String to, String bias) {}

    /** The methods for {@code LOGITS}, {@code OUTPUT_BACKWARD} and {@code OUTPUT_GRADIENT}, first, and what they call. */
    List<MethodSpec> emit() {
        MethodSpec logits = product(
                "logits",
                "{@code z = W h + b}.",
                new Product(
                        "SYMBOL_COUNT",
                        "TOP",
                        "layout[OUTPUT_W]",
                        "layout[TOP_OUTPUT]",
                        "layout[LOGITS_AT]",
                        "layout[OUTPUT_B]"));
        MethodSpec backward = product(
                "outputBackward",
                "{@code d.h = Wᵀ d.z}.",
                new Product(
                        "TOP",
                        "SYMBOL_COUNT",
                        "layout[LENGTH] + layout[OUTPUT_W]",
                        "layout[LOGITS_AT]",
                        "layout[TOP_COTANGENT]",
                        ""));
        MethodSpec gradient = gradient();
        methods.addAll(0, List.of(logits, backward, gradient));
        return methods;
    }

    private MethodSpec product(String name, String comment, Product product) {
        String tiled = tile.units() == 1 ? "" : "$L(place, unit)";
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int units = layout[$L]", product.units())
                .addStatement("int tiles = (units + $L) / $L", tile.units() - 1, tile.units())
                .addStatement("int work = time * rows / $L * tiles", tile.rows())
                .beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())")
                .addStatement("int unit = item % tiles * $L", tile.units())
                .addStatement("int place = item / tiles * $L", tile.rows());
        MethodSpec alone = productTile(name, product, 1);
        if (tiled.isEmpty()) {
            code.addStatement("$L(place, unit)", alone.name());
        } else {
            code.beginControlFlow("if (unit + $L <= units)", tile.units())
                    .addStatement(
                            tiled, productTile(name, product, tile.units()).name())
                    .nextControlFlow("else")
                    .beginControlFlow("for (int each = unit; each < units; each++)")
                    .addStatement("$L(place, each)", alone.name())
                    .endControlFlow()
                    .endControlFlow();
        }
        return MethodSpec.methodBuilder(names.fresh(name))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L\n", comment)
                .addCode(code.endControlFlow().build())
                .build();
    }

    private MethodSpec productTile(String name, Product product, int units) {
        TileSums sums = new TileSums(suffix -> "tile" + suffix, tile.rows(), units);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int units = layout[$L]", product.units())
                .addStatement("int columns = layout[$L]", product.length())
                .add(sums.zero())
                .addStatement("int tileAt = $L + unit", product.matrix());
        List<String> starts = IntStream.range(0, tile.rows())
                .mapToObj(row -> "tileStart" + row)
                .toList();
        for (int row = 0; row < tile.rows(); row++) {
            code.addStatement("int $L = $L + (place + $L) * columns", starts.get(row), product.from(), row);
        }
        code.beginControlFlow("for (int k = 0; k < columns; k++)")
                .add(sums.turn(new TileSums.Walk(
                        "parameters",
                        "tileAt",
                        "units",
                        "tape",
                        starts.get(0) + " + k",
                        starts.subList(1, starts.size()),
                        "1")))
                .endControlFlow();
        if (!product.bias().isEmpty()) {
            code.addStatement("int tileBias = $L + unit", product.bias());
            for (int row = 0; row < tile.rows(); row++) {
                code.add(sums.add(row, "parameters", "tileBias"));
            }
        }
        code.addStatement("int tileTo = $L + place * units + unit", product.to())
                .add(sums.store(0, "tape", "tileTo"));
        for (int row = 1; row < tile.rows(); row++) {
            code.addStatement("tileTo += units").add(sums.store(row, "tape", "tileTo"));
        }
        return method(name + (units == 1 ? "Alone" : "Tile"), List.of("place", "unit"), code.build());
    }

    private MethodSpec gradient() {
        String name = "outputGradient";
        MethodSpec alone = gradientTile(name, 1);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int units = layout[SYMBOL_COUNT]")
                .addStatement("int columns = layout[TOP]")
                .addStatement("int high = (units + $L) / $L", tile.units() - 1, tile.units())
                .addStatement("int together = 1")
                .beginControlFlow("if (batch == rows)")
                .addStatement("together = gradientSteps")
                .endControlFlow()
                .addStatement("int work = high * ((columns + $L) / $L)", COLUMNS - 1, COLUMNS)
                .beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())")
                .addStatement("int unit = item % high * $L", tile.units())
                .addStatement("int column = item / high * $L", COLUMNS)
                .addStatement("int last = min(unit + $L, units)", tile.units());
        if (tile.units() > 1) {
            code.beginControlFlow("if (unit + $L <= units)", tile.units())
                    .beginControlFlow("if (column + $L <= columns)", COLUMNS)
                    .beginControlFlow("for (int step = 0; step < time; step += together)")
                    .addStatement(
                            "$L(step, unit, column, min(together, time - step) * batch)",
                            gradientTile(name, tile.units()).name())
                    .endControlFlow()
                    .addStatement("last = 0")
                    .endControlFlow()
                    .endControlFlow();
        }
        code.beginControlFlow("for (int each = unit; each < last; each++)")
                .beginControlFlow("for (int step = 0; step < time; step += together)")
                .addStatement("$L(step, each, column, min(together, time - step) * batch)", alone.name())
                .endControlFlow()
                .endControlFlow()
                .endControlFlow();
        return MethodSpec.methodBuilder(names.fresh(name))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("The gradient of the output layer's W.\n")
                .addCode(code.build())
                .build();
    }

    /** What {@code count} places add to some rows of W and {@link #COLUMNS} columns; or one row and as many of the columns as there are. */
    private MethodSpec gradientTile(String name, int height) {
        TileSums sums = new TileSums(suffix -> "tile" + suffix, COLUMNS, height);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int units = layout[SYMBOL_COUNT]")
                .addStatement("int columns = layout[TOP]")
                .add(sums.zero())
                .addStatement("int place = t * rows")
                .addStatement("int tileAt = layout[LOGITS_AT] + place * units + unit");
        List<String> others = new ArrayList<>();
        for (int column = 1; column < COLUMNS; column++) {
            others.add("tileStart" + column);
            code.addStatement(
                    "int tileStart$L = layout[TOP_OUTPUT] + place * columns + min(column + $L, columns - 1)",
                    column,
                    column);
        }
        code.beginControlFlow("for (int k = 0; k < count; k++)")
                .add(sums.turn(new TileSums.Walk(
                        "tape",
                        "tileAt",
                        "units",
                        "tape",
                        "layout[TOP_OUTPUT] + place * columns + column",
                        others,
                        "columns")))
                .addStatement("place++")
                .endControlFlow()
                .addStatement("int tileTo = layout[OUTPUT_W] + column * units + unit")
                .add(sums.addTo(0, "gradient", "tileTo"));
        for (int column = 1; column < COLUMNS; column++) {
            CodeBlock next = CodeBlock.builder()
                    .addStatement("tileTo += units")
                    .add(sums.addTo(column, "gradient", "tileTo"))
                    .build();
            if (height > 1) {
                code.add(next);
            } else {
                code.beginControlFlow("if (column + $L < columns)", column)
                        .add(next)
                        .endControlFlow();
            }
        }
        return method(name + (height == 1 ? "Alone" : "Tile"), List.of("t", "unit", "column", "count"), code.build());
    }

    private MethodSpec method(String name, List<String> arguments, CodeBlock body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.fresh(name)).addModifiers(Modifier.PRIVATE);
        arguments.forEach(argument -> method.addParameter(int.class, argument));
        MethodSpec made = method.addCode(body).build();
        methods.add(made);
        return made;
    }
}
