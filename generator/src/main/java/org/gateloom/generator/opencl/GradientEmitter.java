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
 * <p>A pass takes some steps, from {@code t} on, so that what it reads stays in the cache while all work items read it; the
 * sums go on where the pass before left them.
 */
final class GradientEmitter {

    /** Columns of a matrix that a work item does at once. */
    private static final int COLUMNS = 4;

    /** Rows, which lie side by side in a gradient as in the left factor: what is read and written as one. */
    private static final int ROWS = 4;

    /** Matrices that a work item does at once; more sums are more than a processor has registers for. */
    private static final int MATRICES = 4;

    private final Staged staged;
    private final Names names;
    private final Table table;

    GradientEmitter(Staged staged, Names names, Table table) {
        this.staged = staged;
        this.names = names;
        this.table = table;
    }

    /** A method for each group of matrices and one for the vectors, if there are any. */
    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>();
        for (MatrixGradient gradient : staged.matrices()) {
            List<MatrixLefts> all = gradient.parameters();
            for (int from = 0; from < all.size(); from += MATRICES) {
                methods.add(matrices(new MatrixGradient(
                        all.subList(from, Math.min(all.size(), from + MATRICES)), gradient.rights())));
            }
        }
        if (!staged.vectors().isEmpty()) {
            methods.add(vectors());
        }
        return methods;
    }

    private MethodSpec matrices(MatrixGradient gradient) {
        Scope scope = new Scope(staged, names, table);
        Parameter.Shape.Matrix shape = (Parameter.Shape.Matrix) staged.program()
                .graph()
                .parameter(gradient.parameters().get(0).parameter())
                .shape();
        boolean whole = shape.whole();
        String height = scope.factor(shape.rows());
        String width = scope.factor(shape.columns());
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int high = ($L + $L) / $L", scope.size(shape.rows()), ROWS - 1, ROWS);
        code.addStatement("int wide = ($L + $L) / $L", scope.size(shape.columns()), COLUMNS - 1, COLUMNS);
        code.addStatement("int last = min(t + gradientSteps, time)");
        code.addStatement("int work = $Lhigh * wide", whole ? "" : scope.factor(shape.blocks()) + " * ");
        code.beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())");
        code.addStatement("int unit = item % high * $L", ROWS);
        if (whole) {
            code.addStatement("int column = item / high * $L", COLUMNS);
        } else {
            code.addStatement("int block = item / high / wide");
            code.addStatement("int column = item / high % wide * $L", COLUMNS);
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            for (int i = 0; i < COLUMNS; i++) {
                for (int row = 0; row < ROWS; row++) {
                    code.addStatement("float $L = 0f", sum(matrix, i, row));
                }
            }
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            code.addStatement(
                    "int $L = $L$L + unit",
                    to(matrix),
                    scope.parameter(matrix.parameter()),
                    whole ? "" : " + block * " + height + " * " + width);
        }
        for (int i = 0; i < COLUMNS; i++) {
            code.addStatement(
                    "int next$L = $L * $L",
                    i,
                    i == 0 ? "column" : "min(column + " + i + ", " + width + " - 1)",
                    height);
        }
        code.beginControlFlow("if (t > 0)");
        for (MatrixLefts matrix : gradient.parameters()) {
            for (int i = 0; i < COLUMNS; i++) {
                for (int row = 0; row < ROWS; row++) {
                    code.addStatement(
                            "$L = gradient[$L + next$L$L]",
                            sum(matrix, i, row),
                            to(matrix),
                            i,
                            row == 0 ? "" : " + " + row);
                }
            }
        }
        code.endControlFlow();
        for (int i = 0; i < gradient.rights().size(); i++) {
            code.add(outer(
                    scope,
                    gradient,
                    i,
                    whole ? "" : " + block * " + height,
                    whole ? "" : " + block * " + width,
                    width));
        }
        for (int i = 0; i < COLUMNS; i++) {
            if (i > 0) {
                code.beginControlFlow("if (column + $L < $L)", i, width);
            }
            code.beginControlFlow("if (unit + $L <= $L)", ROWS, height)
                    .add(stores(gradient, i, 0, ROWS))
                    .nextControlFlow("else")
                    .add(stores(gradient, i, 0, 1));
            for (int row = 1; row < ROWS - 1; row++) {
                code.beginControlFlow("if (unit + $L < $L)", row, height)
                        .add(stores(gradient, i, row, row + 1))
                        .endControlFlow();
            }
            code.endControlFlow();
            if (i > 0) {
                code.endControlFlow();
            }
        }
        code.endControlFlow();
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.fresh("gradientOf"
                        + Names.capital(Names.camel(gradient.parameters().get(0).parameter()))
                        + (gradient.parameters().size() > 1 ? "AndMore" : "")))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "layer")
                .addParameter(int.class, "t")
                .addCode(scope.declarations())
                .addCode(code.build());
        gradient.parameters()
                .forEach(matrix -> matrix.outers()
                        .forEach(outer -> method.addJavadoc("gradient $L\n", Escapes.javadoc(speak(outer)))));
        return method.build();
    }

    private String speak(Outer outer) {
        return outer.parameter() + " += " + names.value(outer.left().node()) + " ⊗ "
                + (outer.right().previous() ? "prev(" : "")
                + names.value(outer.right().node())
                + (outer.right().previous() ? ")" : "");
    }

    private String sum(MatrixLefts matrix, int column, int row) {
        return names.parameter("", matrix.parameter(), "Column" + column + (row == 0 ? "" : "Row" + row));
    }

    private String to(MatrixLefts matrix) {
        return names.parameter("", matrix.parameter(), "To");
    }

    private CodeBlock stores(MatrixGradient gradient, int column, int from, int to) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (MatrixLefts matrix : gradient.parameters()) {
            for (int row = from; row < to; row++) {
                code.addStatement(
                        "gradient[$L + next$L$L] = $L",
                        to(matrix),
                        column,
                        row == 0 ? "" : " + " + row,
                        sum(matrix, column, row));
            }
        }
        return code.build();
    }

    /** What one pair of factors adds, over all places; a symbol's column gets it of the places that read the symbol. */
    private CodeBlock outer(
            Scope scope, MatrixGradient gradient, int index, String leftBlock, String rightBlock, String width) {
        Ref right = gradient.rights().get(index);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean symbols = staged.symbols() && right.equals(Ref.now(CellGraph.INPUT));
        if (symbols) {
            code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)");
            // All places are taken at the first pass; at a later one each symbol's end is its start.
            code.addStatement("int later = min(t, 1)");
            code.addStatement("int starts = order() + time * batch");
            for (int i = 0; i < COLUMNS; i++) {
                String column = i == 0 ? "column" : "column + " + i;
                if (i > 0) {
                    code.beginControlFlow("if ($L < $L)", column, width);
                }
                code.addStatement("int end$L = symbols[starts + $L + 1 - later]", i, column);
                code.beginControlFlow("for (int j = symbols[starts + $L]; j < end$L; j++)", column, i);
                code.addStatement("int place = symbols[order() + j]");
                for (MatrixLefts matrix : gradient.parameters()) {
                    Ref left = matrix.outers().get(index).left();
                    for (int row = 0; row < ROWS; row++) {
                        code.addStatement(
                                "$L += $L[$L + unit$L]",
                                sum(matrix, i, row),
                                scope.array(left.node()),
                                scope.row(left, 0),
                                row == 0 ? "" : " + " + row);
                    }
                }
                code.endControlFlow();
                if (i > 0) {
                    code.endControlFlow();
                }
            }
            code.nextControlFlow("else");
        }
        code.beginControlFlow("for (int step = t; step < last; step++)")
                .beginControlFlow("for (int row = 0; row < batch; row++)")
                .addStatement("int place = step * rows + row")
                .addStatement("int right = $L$L", scope.row(right, 0), rightBlock);
        for (int i = 0; i < COLUMNS; i++) {
            // Behind the last column too, for nothing, so that the four are read as one.
            code.addStatement(
                    "float right$L = $L[right + column$L]", i, scope.array(right.node()), i == 0 ? "" : " + " + i);
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            Ref left = matrix.outers().get(index).left();
            String start = names.parameter("left", matrix.parameter(), "Start");
            code.addStatement("int $L = $L$L + unit", start, scope.row(left, 0), leftBlock);
            for (int row = 0; row < ROWS; row++) {
                String factor = names.parameter("left", matrix.parameter(), row == 0 ? "" : "Row" + row);
                code.addStatement(
                        "float $L = $L[$L$L]", factor, scope.array(left.node()), start, row == 0 ? "" : " + " + row);
            }
            for (int i = 0; i < COLUMNS; i++) {
                for (int row = 0; row < ROWS; row++) {
                    String factor = names.parameter("left", matrix.parameter(), row == 0 ? "" : "Row" + row);
                    code.addStatement("$L += $L * right$L", sum(matrix, i, row), factor, i);
                }
            }
        }
        code.endControlFlow().endControlFlow();
        if (symbols) {
            code.endControlFlow();
        }
        return code.build();
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
