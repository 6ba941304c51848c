package org.gateloom.generator.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellProofTest {

    private static final String LEAKY = """
            cell: Leaky
            states: {h: hidden}
            gates:
              keep:  {of: [x, prev(h)], act: sigmoid, bias: 1}
              fresh: {of: [x, prev(h)], act: tanh}
            next: {h: keep * prev(h) + (1 - keep) * fresh}
            emit: h
            """;

    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 5);

    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void writeTheCell() throws IOException {
        file = Files.writeString(folder.resolve("leaky.yaml"), LEAKY).toString();
    }

    private static Generator.Request request(String text, Precision precision) {
        return new Generator.Request(
                new Source("leaky.yaml", text), (reference, from) -> Optional.empty(), "cells", precision);
    }

    /** The class of a cell, its source changed. */
    private static Function<Map<String, Integer>, Cell> compiled(
            String text, Precision precision, UnaryOperator<String> change) {
        Generation.Done done = (Generation.Done) Generator.generate(request(text, precision));
        List<JavaFile> files = done.files().stream()
                .map(source -> new JavaFile(source.path(), change.apply(source.text())))
                .toList();
        Compilation compilation =
                Compilation.of(new Generation.Done(done.className(), files, done.problems(), done.sources()));
        assertThat(compilation).isInstanceOf(Compilation.Loaded.class);
        return ((Compilation.Loaded) compilation).cell()::of;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aGeneratedClassIsProved(Precision precision) {
        CellProof proof = CellProof.of(compiled(LEAKY, precision, source -> source), file);
        proof.agreesWithTheReference(Map.of("in", 3, "hidden", 17));
        proof.gradientsAreThoseOfComplexStep(SIZES);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aClassThatComputesSomethingElseFails(Precision precision) {
        Function<Map<String, Integer>, Cell> right = compiled(LEAKY, precision, source -> source);
        String other = LEAKY.replace("act: tanh", "act: softplus");
        String otherDigest =
                compiled(other, precision, source -> source).apply(SIZES).digest();
        String digest = right.apply(SIZES).digest();
        CellProof proof = CellProof.of(compiled(other, precision, source -> source.replace(otherDigest, digest)), file);
        assertThatThrownBy(() -> proof.agreesWithTheReference(SIZES))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "the class generated for Leaky is not what " + file + " means:\n  output is off by ")
                .hasMessageContaining("at in 3, hidden 5");
        assertThatThrownBy(() -> proof.gradientsAreThoseOfComplexStep(SIZES))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the class generated for Leaky does not have the derivatives of " + file);
    }

    /** Outputs are right, and so is the training loss at the first step; only the derivative is wrong. */
    @Test
    void aClassWithAWrongDerivativeFails() {
        CellProof proof = CellProof.of(
                compiled(LEAKY, Precision.DOUBLE, source -> {
                    String tampered = source.replace("1 - Exact.square(", "1.5 - Exact.square(");
                    assertThat(tampered).isNotEqualTo(source);
                    return tampered;
                }),
                file);
        assertThatThrownBy(() -> proof.gradientsAreThoseOfComplexStep(SIZES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("gradient.parameters.fresh.W_x is off by")
                .hasMessageNotContaining("output");
    }

    @Test
    void aClassOfAnotherTextIsToldFromAWrongOne() throws IOException {
        CellProof proof = CellProof.of(compiled(LEAKY, Precision.FLOAT, source -> source), file);
        Files.writeString(Path.of(file), LEAKY + "about: Changed.\n");
        CellProof stale = CellProof.of(compiled(LEAKY, Precision.FLOAT, source -> source), file);
        proof.agreesWithTheReference(SIZES);
        assertThatThrownBy(() -> stale.agreesWithTheReference(SIZES))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the class cells.Leaky was generated from another text than " + file
                        + " has now; generate it again (gateloom:generate)");
    }

    @Test
    void aFileThatIsGoneOrWrongIsSaid() throws IOException {
        Function<Map<String, Integer>, Cell> cell = compiled(LEAKY, Precision.FLOAT, source -> source);
        assertThatThrownBy(() -> CellProof.of(cell, "nowhere.yaml"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nowhere.yaml does not exist");
        Files.writeString(Path.of(file), LEAKY.replace("act: tanh", "act: tan"));
        assertThatThrownBy(() -> CellProof.of(cell, file))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(file + " is no cell any more:\n  " + file.replace('\\', '/') + ":5:");
    }

    @Test
    void theTestOfACell() {
        Generation.Done done = (Generation.Done)
                ProofTests.generate(request(LEAKY, Precision.DOUBLE), "src/main/cells/\"leaky\".yaml");
        assertThat(done.className()).isEqualTo("cells.LeakyDoubleProofTest");
        assertThat(done.files()).extracting(JavaFile::path).containsExactly("cells/LeakyDoubleProofTest.java");
        assertThat(done.files().get(0).text()).contains("""
                        class LeakyDoubleProofTest {
                            private static final CellProof PROOF = CellProof.of(LeakyDouble::of, "src/main/cells/\\"leaky\\".yaml");

                            @Test
                            void agreesWithTheReferenceAtIn3Hidden17() {
                                PROOF.agreesWithTheReference(Map.of("in", 3, "hidden", 17));
                            }
                        """, "void gradientsAreThoseOfComplexStepAtIn7Hidden3()");
    }

    @Test
    void aWrongCellHasNoTest() {
        assertThat(ProofTests.generate(request("cell: Leaky\n", Precision.FLOAT), "leaky.yaml"))
                .isInstanceOf(Generation.Refused.class);
    }
}
