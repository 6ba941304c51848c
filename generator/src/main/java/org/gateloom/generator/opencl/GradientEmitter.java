package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.java.Escapes;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.program.Instruction.Outer;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.MatrixGradient;
import org.gateloom.generator.stage.Staged.MatrixLefts;
import org.gateloom.generator.stage.Staged.VectorSum;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Prints the gradients of parameters, which are taken when backward is done: of matrices as sums over all steps and rows,
 * of vectors as sums over rows of what the loop has added up.
 *
 * <p>A pass takes some steps, from {@code t} on, so that what it reads stays in the cache while all work items read it, and
 * adds its sums to what is there, which is 0 when a training step begins.
 */
final class GradientEmitter {

    /** Columns of a matrix that a work item does at once. */
    private static final int COLUMNS = 4;

    private final Staged staged;
    private final Names names;
    private final Table table;
    private final int units;
    private final List<MethodSpec> parts = new ArrayList<>();

    /** @param tile rows of a matrix that a work item does at once are its units: they lie side by side in a gradient */
    GradientEmitter(Staged staged, Names names, Table table, Tile tile) {
        this.staged = staged;
        this.names = names;
        this.table = table;
        this.units = tile.units();
    }

    /** A method for each matrix and one for the vectors, if there are any, for a layer and the steps from one on. */
    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>();
        for (MatrixGradient gradient : staged.matrices()) {
            for (MatrixLefts matrix : gradient.parameters()) {
                methods.add(matrix(matrix, gradient.rights()));
            }
        }
        if (!staged.vectors().isEmpty()) {
            methods.add(vectors());
        }
        return methods;
    }

    /** What the methods of {@link #emit} call. */
    List<MethodSpec> parts() {
        return parts;
    }

    private Parameter.Shape.Matrix shape(MatrixLefts matrix) {
        return (Parameter.Shape.Matrix)
                staged.program().graph().parameter(matrix.parameter()).shape();
    }

    private MethodSpec matrix(MatrixLefts matrix, List<Ref> rights) {
        Scope scope = new Scope(staged, names, table);
        Parameter.Shape.Matrix shape = shape(matrix);
        boolean whole = shape.whole();
        String height = scope.factor(shape.rows());
        String width = scope.factor(shape.columns());
        String name = names.fresh("gradientOf" + Names.capital(Names.camel(matrix.parameter())));
        CodeBlock alone = outers(name, matrix, rights, width, 1);
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int high = ($L + $L) / $L", scope.size(shape.rows()), units - 1, units);
        code.addStatement("int wide = ($L + $L) / $L", scope.size(shape.columns()), COLUMNS - 1, COLUMNS);
        // Without rows that nobody asked for between them, steps are one.
        code.addStatement("int last = min(t + gradientSteps, time)");
        code.addStatement("int together = 1");
        code.beginControlFlow("if (batch == rows)")
                .addStatement("together = last - t")
                .endControlFlow();
        code.addStatement("int work = $Lhigh * wide", whole ? "" : scope.factor(shape.blocks()) + " * ");
        code.beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())");
        code.addStatement("int unit = item % high$L", units == 1 ? "" : " * " + units);
        if (whole) {
            code.addStatement("int column = item / high * $L", COLUMNS);
        } else {
            code.addStatement("int block = item / high / wide");
            code.addStatement("int column = item / high % wide * $L", COLUMNS);
        }
        if (units == 1) {
            code.addStatement("int each = unit").add(alone);
        } else {
            // As one where the tile is whole; else row by row.
            code.addStatement("int end = min(unit + $L, $L)", units, height)
                    .beginControlFlow("if (unit + $L <= $L)", units, height)
                    .beginControlFlow("if (column + $L <= $L)", COLUMNS, width)
                    .add(outers(name, matrix, rights, width, units))
                    .addStatement("end = 0")
                    .endControlFlow()
                    .endControlFlow()
                    .beginControlFlow("for (int each = unit; each < end; each++)")
                    .add(alone)
                    .endControlFlow();
        }
        code.endControlFlow();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "layer")
                .addParameter(int.class, "t")
                .addCode(scope.declarations())
                .addCode(code.build());
        matrix.outers().forEach(outer -> method.addJavadoc("gradient $L\n", Escapes.javadoc(speak(outer))));
        return method.build();
    }

    /** Calls a method for each pair of factors. */
    private CodeBlock outers(String name, MatrixLefts matrix, List<Ref> rights, String width, int height) {
        CodeBlock.Builder code = CodeBlock.builder();
        String unit = height == 1 ? "each" : "unit";
        for (int i = 0; i < rights.size(); i++) {
            MethodSpec tile = tile(name, matrix, rights.get(i), i, height);
            parts.add(tile);
            String more = shape(matrix).whole() ? "" : ", block";
            CodeBlock steps = CodeBlock.builder()
                    .beginControlFlow("for (int step = t; step < last; step += together)")
                    .addStatement("$L(layer, step, $L, column$L, together * batch)", tile.name(), unit, more)
                    .endControlFlow()
                    .build();
            if (staged.symbols() && rights.get(i).equals(Ref.now(CellGraph.INPUT))) {
                MethodSpec column = symbols(name, matrix, i, height);
                parts.add(column);
                code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)")
                        .beginControlFlow("for (int k = column; k < min(column + $L, $L); k++)", COLUMNS, width)
                        .addStatement("$L(layer, t, $L, k)", column.name(), unit)
                        .endControlFlow()
                        .nextControlFlow("else")
                        .add(steps)
                        .endControlFlow();
            } else {
                code.add(steps);
            }
        }
        return code.build();
    }

    private String speak(Outer outer) {
        return outer.parameter() + " += " + names.value(outer.left().node()) + " ⊗ "
                + (outer.right().previous() ? "prev(" : "")
                + names.value(outer.right().node())
                + (outer.right().previous() ? ")" : "");
    }

    /** What {@code count} places add to some rows of a matrix and {@link #COLUMNS} columns; or one row and as many of the columns as there are. */
    private MethodSpec tile(String name, MatrixLefts matrix, Ref right, int index, int height) {
        Scope scope = new Scope(staged, names, table);
        Parameter.Shape.Matrix shape = shape(matrix);
        boolean whole = shape.whole();
        String rows = scope.factor(shape.rows());
        String columns = scope.factor(shape.columns());
        TileSums sums = sums(matrix, COLUMNS, height, "");
        CodeBlock.Builder code = CodeBlock.builder().add(sums.zero());
        code.add(walk(scope, sums, matrix, right, index));
        String to = to(matrix);
        code.addStatement(
                "int $L = $L$L + column * $L + unit",
                to,
                scope.parameter(matrix.parameter()),
                whole ? "" : " + block * " + rows + " * " + columns,
                rows);
        code.add(sums.addTo(0, "gradient", to));
        for (int column = 1; column < COLUMNS; column++) {
            CodeBlock next = CodeBlock.builder()
                    .addStatement("$L += $L", to, rows)
                    .add(sums.addTo(column, "gradient", to))
                    .build();
            if (height > 1) {
                code.add(next);
            } else {
                code.beginControlFlow("if (column + $L < $L)", column, columns)
                        .add(next)
                        .endControlFlow();
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.fresh(name + (height == 1 ? "Alone" : "Tile")))
                .addModifiers(Modifier.PRIVATE);
        List.of("layer", "t", "unit", "column").forEach(argument -> method.addParameter(int.class, argument));
        if (!whole) {
            method.addParameter(int.class, "block");
        }
        method.addParameter(int.class, "count");
        return method.addCode(scope.declarations()).addCode(code.build()).build();
    }

    private TileSums sums(MatrixLefts matrix, int columns, int height, String suffix) {
        return new TileSums(
                local -> names.parameter("", matrix.parameter(), local + suffix + (height == 1 ? "Alone" : "")),
                columns,
                height);
    }

    private String to(MatrixLefts matrix) {
        return names.parameter("", matrix.parameter(), "To");
    }

    /** What one pair of factors adds from a step's first place on, over {@code count} places. */
    private CodeBlock walk(Scope scope, TileSums sums, MatrixLefts matrix, Ref right, int index) {
        Parameter.Shape.Matrix shape = shape(matrix);
        Ref left = matrix.outers().get(index).left();
        String number = index == 0 ? "" : "Of" + (index + 1);
        String width = scope.factor(shape.columns());
        String leftBlock = shape.whole() ? "" : " + block * " + scope.factor(shape.rows());
        String rightBlock = shape.whole() ? "" : " + block * " + width;
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int place = t * rows");
        String at = names.parameter("left", matrix.parameter(), number);
        code.addStatement("int $L = $L$L + unit", at, scope.row(left, 0), leftBlock);
        List<String> others = new ArrayList<>();
        for (int i = 1; i < COLUMNS; i++) {
            String other = names.parameter("right", matrix.parameter(), "Column" + i + number);
            code.addStatement(
                    "int $L = $L$L + min(column + $L, $L - 1)", other, scope.row(right, 0), rightBlock, i, width);
            others.add(other);
        }
        code.beginControlFlow("for (int k = 0; k < count; k++)");
        code.add(new TileSums(
                        local -> sums.local().apply(local.startsWith("Row") ? local : local + number),
                        sums.rows(),
                        sums.units())
                .turn(new TileSums.Walk(
                        scope.array(left.node()),
                        at,
                        size(scope, left),
                        scope.array(right.node()),
                        scope.row(right, 0) + rightBlock + " + column",
                        others,
                        size(scope, right))));
        return code.addStatement("place++").endControlFlow().build();
    }

    private String size(Scope scope, Ref ref) {
        return scope.factor(staged.program().sizes().get(ref.node()));
    }

    /** A symbol's column gets what the places add that read the symbol; all of them at the first pass. */
    private MethodSpec symbols(String name, MatrixLefts matrix, int index, int height) {
        Scope scope = new Scope(staged, names, table);
        TileSums sums = sums(matrix, 1, height, "Symbol");
        Ref left = matrix.outers().get(index).left();
        CodeBlock.Builder code = CodeBlock.builder().add(sums.zero());
        // At a later pass each symbol's end is its start.
        code.addStatement("int later = min(t, 1)");
        code.addStatement("int starts = order() + time * batch + column");
        code.addStatement("int end = symbols[starts + 1 - later]");
        code.beginControlFlow("for (int k = symbols[starts]; k < end; k++)");
        code.addStatement("int place = symbols[order() + k]");
        String at = names.parameter("left", matrix.parameter(), "Symbol");
        code.addStatement("int $L = $L + unit", at, scope.row(left, 0));
        code.add(sums.add(0, scope.array(left.node()), at)).endControlFlow();
        String to = to(matrix);
        code.addStatement(
                "int $L = $L + column * $L + unit",
                to,
                scope.parameter(matrix.parameter()),
                scope.factor(shape(matrix).rows()));
        code.add(sums.addTo(0, "gradient", to));
        MethodSpec.Builder method = MethodSpec.methodBuilder(
                        names.fresh(name + "OfSymbol" + (height == 1 ? "Alone" : "")))
                .addModifiers(Modifier.PRIVATE);
        List.of("layer", "t", "unit", "column").forEach(argument -> method.addParameter(int.class, argument));
        return method.addCode(scope.declarations()).addCode(code.build()).build();
    }

    private MethodSpec vectors() {
        Scope scope = new Scope(staged, names, table);
        CodeBlock.Builder code = CodeBlock.builder();
        Map<String, List<VectorSum>> byParameter = new LinkedHashMap<>();
        staged.vectors()
                .forEach(sum -> byParameter
                        .computeIfAbsent(sum.parameter(), none -> new ArrayList<>())
                        .add(sum));
        byParameter.forEach((parameter, sums) -> {
            Size size = staged.program().graph().parameter(parameter).shape().count();
            code.add("// gradient $L\n", Escapes.javadoc(parameter));
            // At the first pass; at a later one nothing is left. (Aparapi translates no condition around several
            // loops.)
            code.beginControlFlow(
                    "for (int unit = getGlobalId() + t * $L; unit < $L; unit += getGlobalSize())",
                    scope.factor(size),
                    scope.size(size));
            code.addStatement("float sum = 0f");
            for (VectorSum sum : sums) {
                if (sum.size().equals(size)) {
                    code.beginControlFlow("for (int row = 0; row < batch; row++)")
                            .addStatement("sum += tape[$L + row * $L + unit]", scope.sum(sum), scope.factor(size))
                            .endControlFlow();
                } else {
                    // A scalar that met a vector.
                    code.beginControlFlow("for (int k = 0; k < batch * $L; k++)", scope.factor(sum.size()))
                            .addStatement("sum += tape[$L + k]", scope.sum(sum))
                            .endControlFlow();
                }
            }
            code.addStatement("gradient[$L + unit] = sum", scope.parameter(parameter))
                    .endControlFlow();
        });
        return MethodSpec.methodBuilder(names.fresh("gradientsOfVectors"))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "layer")
                .addParameter(int.class, "t")
                .addCode(scope.declarations())
                .addCode(code.build())
                .build();
    }
}
