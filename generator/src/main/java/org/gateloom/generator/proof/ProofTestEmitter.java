package org.gateloom.generator.proof;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.Generator;
import org.gateloom.generator.java.CellEmitter;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;

/**
 * Prints the test that proves a generated class:
 *
 * <pre>
 * class LstmProofTest {
 *     private static final CellProof PROOF = CellProof.of(Lstm::of, "src/main/cells/lstm.yaml");
 *
 *     &#64;Test
 *     void agreesWithTheReferenceAtIn3Hidden17() {
 *         PROOF.agreesWithTheReference(Map.of("in", 3, "hidden", 17));
 *     }
 *     …
 * }
 * </pre>
 */
final class ProofTestEmitter {

    private static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");

    private ProofTestEmitter() {}

    /** {@code LstmProofTest}. */
    static String className(String cell, Precision precision) {
        return CellEmitter.className(cell, precision) + "ProofTest";
    }

    /**
     * The compilation unit of a cell's test.
     *
     * @param file the path of the cell file from the project's folder
     */
    static String emit(CellGraph graph, String javaPackage, Precision precision, String file) {
        ClassName cell = ClassName.get(javaPackage, CellEmitter.className(graph.name(), precision));
        TypeSpec.Builder test = TypeSpec.classBuilder(className(graph.name(), precision))
                .addJavadoc("""
                        Proves {@link $T} against its cell file: the reference interpreter says what the file means,
                        complex-step differentiation what its derivatives are.
                        """, cell)
                .addAnnotation(AnnotationSpec.builder(Generated.class)
                        .addMember("value", "$S", "org.gateloom.generator.Generator")
                        .addMember("comments", "$S", "Gateloom " + Generator.VERSION + ", cell " + graph.digest())
                        .build())
                .addField(FieldSpec.builder(CellProof.class, "PROOF", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of($T::of, $S)", CellProof.class, cell, file)
                        .build());
        ProofSizes.ofCode(graph).forEach(sizes -> test.addMethod(method("agreesWithTheReference", sizes)));
        ProofSizes.ofGradients(graph).forEach(sizes -> test.addMethod(method("gradientsAreThoseOfComplexStep", sizes)));
        return JavaFile.builder(javaPackage, test.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    // @Test
    // void agreesWithTheReferenceAtIn3Hidden17() {
    //     PROOF.agreesWithTheReference(Map.of("in", 3, "hidden", 17));
    // }
    private static MethodSpec method(String proof, Map<String, Integer> sizes) {
        // In before hidden, as one speaks of them.
        Stream<Map.Entry<String, Integer>> sorted = sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByKey().reversed());
        Map<String, Integer> inOrder = sorted.collect(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        String at = inOrder.entrySet().stream()
                .map(size -> size.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                        + size.getKey().substring(1)
                        + size.getValue())
                .collect(Collectors.joining());
        CodeBlock map = inOrder.entrySet().stream()
                .map(size -> CodeBlock.of("$S, $L", size.getKey(), size.getValue()))
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder(proof + "At" + at)
                .addAnnotation(TEST)
                .addStatement("PROOF.$L($T.of($L))", proof, Map.class, map)
                .build();
    }
}
