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
 */
final class GradientEmitter {

    /** Columns of a matrix that a work item does at once. */
    private static final int COLUMNS = 4;

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
            methods.add(matrices(gradient));
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
        code.addStatement("int tiles = ($L + $L) / $L", scope.size(shape.columns()), COLUMNS - 1, COLUMNS);
        code.addStatement("int work = $Ltiles * $L", whole ? "" : scope.factor(shape.blocks()) + " * ", height);
        code.beginControlFlow("for (int item = getGlobalId(); item < work; item += getGlobalSize())");
        code.addStatement("int unit = item % $L", height);
        if (whole) {
            code.addStatement("int column0 = item / $L * $L", height, COLUMNS);
        } else {
            code.addStatement("int block = item / $L / tiles", height);
            code.addStatement("int column0 = item / $L % tiles * $L", height, COLUMNS);
        }
        for (int i = 1; i < COLUMNS; i++) {
            code.addStatement("int column$L = min(column0 + $L, $L - 1)", i, i, width);
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            for (int i = 0; i < COLUMNS; i++) {
                code.addStatement("float $L = 0f", sum(matrix, i));
            }
        }
        for (int i = 0; i < gradient.rights().size(); i++) {
            code.add(
                    outer(scope, gradient, i, whole ? "" : " + block * " + height, whole ? "" : " + block * " + width));
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            String to = names.parameter("", matrix.parameter(), "To");
            code.addStatement(
                    "int $L = $L$L + unit",
                    to,
                    scope.parameter(matrix.parameter()),
                    whole ? "" : " + block * " + height + " * " + width);
            for (int i = 0; i < COLUMNS; i++) {
                if (i > 0) {
                    code.beginControlFlow("if (column0 + $L < $L)", i, width);
                }
                code.addStatement("gradient[$L + column$L * $L] = $L", to, i, height, sum(matrix, i));
                if (i > 0) {
                    code.endControlFlow();
                }
            }
        }
        code.endControlFlow();
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.fresh("gradientOf"
                        + Names.capital(Names.camel(gradient.parameters().get(0).parameter()))
                        + (gradient.parameters().size() > 1 ? "AndMore" : "")))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "layer")
                .addCode(scope.declarations())
                .addCode(code.build());
        gradient.parameters()
                .forEach(matrix -> matrix.outers()
                        .forEach(outer -> method.addJavadoc("gradient $L\n", Escapes.javadoc(speak(outer)))));
        return method.build();
    }

    private String speak(org.gateloom.generator.program.Instruction.Outer outer) {
        return outer.parameter() + " += " + names.value(outer.left().node()) + " ⊗ "
                + (outer.right().previous() ? "prev(" : "")
                + names.value(outer.right().node())
                + (outer.right().previous() ? ")" : "");
    }

    private String sum(MatrixLefts matrix, int column) {
        return names.parameter("", matrix.parameter(), "Column" + column);
    }

    /** What one pair of factors adds, over all places; a symbol's column gets it of the places that read the symbol. */
    private CodeBlock outer(Scope scope, MatrixGradient gradient, int index, String leftBlock, String rightBlock) {
        Ref right = gradient.rights().get(index);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean symbols = staged.symbols() && right.equals(Ref.now(CellGraph.INPUT));
        if (symbols) {
            code.beginControlFlow("if (layout[layer + READS_SYMBOLS] == 1)");
            code.addStatement("int starts = order() + time * batch");
            for (int i = 0; i < COLUMNS; i++) {
                code.addStatement("int end$L = symbols[starts + column$L + 1]", i, i);
                code.beginControlFlow("for (int j = symbols[starts + column$L]; j < end$L; j++)", i, i);
                code.addStatement("int place = symbols[order() + j]");
                for (MatrixLefts matrix : gradient.parameters()) {
                    Ref left = matrix.outers().get(index).left();
                    code.addStatement(
                            "$L += $L[$L + unit]", sum(matrix, i), scope.array(left.node()), scope.row(left, 0));
                }
                code.endControlFlow();
            }
            code.nextControlFlow("else");
        }
        code.beginControlFlow("for (int t = 0; t < time; t++)")
                .beginControlFlow("for (int row = 0; row < batch; row++)")
                .addStatement("int place = t * rows + row")
                .addStatement("int right = $L$L", scope.row(right, 0), rightBlock);
        for (int i = 0; i < COLUMNS; i++) {
            code.addStatement("float right$L = $L[right + column$L]", i, scope.array(right.node()), i);
        }
        for (MatrixLefts matrix : gradient.parameters()) {
            Ref left = matrix.outers().get(index).left();
            String factor = names.parameter("left", matrix.parameter(), "");
            code.addStatement(
                    "float $L = $L[$L$L + unit]", factor, scope.array(left.node()), scope.row(left, 0), leftBlock);
            for (int i = 0; i < COLUMNS; i++) {
                code.addStatement("$L += $L * right$L", sum(matrix, i), factor, i);
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
            code.beginControlFlow(
                    "for (int unit = getGlobalId(); unit < $L; unit += getGlobalSize())", scope.size(size));
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
                .addCode(scope.declarations())
                .addCode(code.build())
                .build();
    }
}
