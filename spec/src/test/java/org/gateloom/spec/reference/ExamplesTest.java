package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the language in numbers. */
class ExamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/valid");

    /** Few steps: an example may grow as exp(exp(h)) does. */
    private static final RandomCase SMALL = new RandomCase(Map.of("in", 3, "hidden", 6), 2, 2);

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CellFiles.EXTENSION))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void reverseModeIsTheComplexStep(String file) throws IOException {
        CellGraph graph = cell(file);
        Case given = SMALL.make(graph, new SplittableRandom(5));
        Gradient reverse = Reference.answer(graph, given).gradient();

        assertThat(Deviation.worst(
                        reverse.parts(), ComplexStep.gradient(graph, given).parts()))
                .isLessThan(1e-13);
    }

    @Test
    void frozenParametersHaveGradientZeroAndNoOthers() throws IOException {
        CellGraph graph = cell("frozen-parameters.yaml");
        Case given = SMALL.make(graph, new SplittableRandom(5));

        Reference.answer(graph, given).gradient().parameters().forEach((name, gradient) -> {
            boolean frozen = List.of("U", "zeta", "candidate.d_h", "update.W_x", "update.b")
                    .contains(name);
            assertThat(gradient.norm() == 0).as(name).isEqualTo(frozen);
        });
    }

    /** A cell whose first value is learned is the cell that starts there, and the gradients by both are the same. */
    @Test
    void aLearnedFirstValueIsWhereTheStateStarts() throws IOException {
        CellGraph learned = cell("a-patch-that-learns-the-first-value.yaml");
        RandomCase maker = new RandomCase(Map.of("in", 3, "hidden", 6), 1, 4).withStart(RandomCase.Start.STANDARD);
        Case given = maker.make(learned, new SplittableRandom(5));
        Map<String, Tensor> parameters = new LinkedHashMap<>(given.parameters());
        Tensor start = new Tensor(List.of(1, 6), parameters.remove("h.initial").values());
        Cotangent cotangent = new Cotangent(
                given.cotangent().output(), Map.of("h", given.cotangent().last().get("h")));
        Case plain = new Case(given.sizes(), parameters, given.input(), Map.of("h", start), cotangent);

        CaseResult expected = Reference.answer(cell("base.yaml"), plain);
        CaseResult answer = Reference.answer(learned, given);

        assertThat(answer.output().values()).containsExactly(expected.output().values());
        assertThat(answer.gradient().parameters().get("h.initial").values())
                .containsExactly(expected.gradient().initial().get("h").values(), within(1e-14));
        assertThat(answer.gradient().initial().get("h").norm()).isZero();
    }

    private static CellGraph cell(String file) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(file)), new Siblings());
        return ((Reading.Cell) reading).graph();
    }
}
