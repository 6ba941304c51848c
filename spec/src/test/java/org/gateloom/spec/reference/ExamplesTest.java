package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static CellGraph cell(String file) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(file)), new Siblings());
        return ((Reading.Cell) reading).graph();
    }
}
