package org.gateloom.generator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.opencl.KernelEmitter;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.stage.Stages;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated sources, kept to be read in reviews. Few cells, which show each construct once: a plain recurrence, diagonal
 * weights and a gate that reads a new state, work before a product and a state in double, exponentials that are done once
 * for all steps. They are compiled with the
 * tests, under the same warnings, and run. {@code -Dgolden.refresh=true} writes them anew.
 */
class GoldenTest {

    /** Of the standard tile a kernel would be the same many times as long. */
    private static final Tile SMALL = new Tile(4, 2, Tile.Span.SEQUENCE);

    private static final String PACKAGE = "org.gateloom.generator.golden.cells";

    private static final Path FOLDER = Path.of("src", "test", "java");

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of("lstm", Precision.FLOAT),
                Arguments.of("peephole-lstm", Precision.FLOAT),
                Arguments.of("gru", Precision.DOUBLE),
                Arguments.of("lru", Precision.FLOAT));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("goldens")
    void isWhatTheGeneratorPrints(String name, Precision precision) throws IOException {
        Generation.Done generated = LibraryCells.generate(name, PACKAGE, precision);
        Path golden = FOLDER.resolve(generated.files().get(0).path());
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, generated.files().get(0).text());
        }

        assertThat(generated.files().get(0).text()).isEqualTo(Files.readString(golden));
    }

    /** The kernel of the plainest recurrence that is worth reading. */
    @Test
    void theKernelIsWhatTheGeneratorPrints() throws IOException {
        CellGraph graph = LibraryCells.graph("lstm");
        Program program = Passes.run(Lower.from(Differentiate.of(graph)), Passes.DEVICE);
        String kernel = KernelEmitter.emit(Stages.of(program), PACKAGE, SMALL, Equations.of(graph), "0.1.0");
        Path golden = FOLDER.resolve(PACKAGE.replace('.', '/')).resolve("LstmKernel.java");
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(golden, kernel);
        }

        assertThat(kernel).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("goldens")
    void computesWhatTheReferenceSays(String name, Precision precision) throws ReflectiveOperationException {
        Generation.Done generated = LibraryCells.generate(name, PACKAGE, precision);
        Map<String, Integer> sizes = Map.of("in", 3, "hidden", 5);
        Cell cell = (Cell)
                Class.forName(generated.className()).getMethod("of", Map.class).invoke(null, sizes);
        CellGraph graph = LibraryCells.graph(name);
        Case given = new RandomCase(sizes, 2, 4).make(graph, new SplittableRandom(1));

        double worst = Deviation.worst(
                GeneratedAnswer.of(cell, given).parts(),
                Reference.answer(graph, given).parts());

        assertThat(worst).isLessThan(precision == Precision.FLOAT ? 1e-6 : 1e-14);
    }

    @Test
    void noGoldenIsLeftThatNothingHolds() throws IOException {
        Stream<String> kernels = Stream.of("LstmKernel.java");
        Stream<String> cells = goldens()
                .map(golden -> LibraryCells.generate((String) golden.get()[0], PACKAGE, (Precision) golden.get()[1]))
                .map(generated -> generated.className().substring(PACKAGE.length() + 1) + ".java");
        List<String> held = Stream.concat(cells, kernels).sorted().toList();
        try (Stream<Path> files = Files.list(FOLDER.resolve(PACKAGE.replace('.', '/')))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.equals("package-info.java"))
                            .sorted())
                    .isEqualTo(held);
        }
    }
}
