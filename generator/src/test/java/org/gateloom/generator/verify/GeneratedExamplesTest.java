package org.gateloom.generator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.generator.Generator;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the language can say, generated, compiled and run, is what the reference says. */
@Execution(ExecutionMode.CONCURRENT)
class GeneratedExamplesTest {

    /** Few: an example may grow as exp(exp(h)) does. */
    private static final int STEPS = 3;

    private static final Path FOLDER = Path.of("..", "spec", "src", "test", "resources", "valid");

    static Stream<Arguments> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CellFiles.EXTENSION))
                    .sorted()
                    .toList();
            return names.stream()
                    .flatMap(name -> Stream.of(Precision.values()).map(precision -> Arguments.of(name, precision)));
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("examples")
    void agreesWithTheReference(String file, Precision precision) throws IOException {
        Generator.Request request = request(file, precision);
        CellGraph graph = ((Reading.Cell) CellReader.read(request.source(), request.bases())).graph();
        Map<String, Integer> sizes = Map.of("in", 3, "hidden", 6);
        RandomCase vectors = new RandomCase(sizes, 2, STEPS);
        Cell cell = cell(request, graph.fitting(sizes));
        agrees(graph, cell, vectors, precision);
        if (cell.readsSymbols()) {
            // One step fewer: of symbols more comes in, and two exponentials inside one another leave float's range.
            agrees(graph, cell, new RandomCase(sizes, 2, STEPS - 1).withSymbols(), precision);
        }
    }

    private static void agrees(CellGraph graph, Cell cell, RandomCase made, Precision precision) {
        Case given = made.make(graph, new SplittableRandom(7));

        CaseResult answer = GeneratedAnswer.of(cell, given);

        CaseResult expected = Reference.answer(graph, given);
        Closeness.assertClose(graph, given, answer, expected, Tolerance.of(precision), graph.name());
    }

    @Test
    void aGeneratedCellStartsItsCopiesAsTheFileSays() throws IOException {
        ParameterTable table = cell(
                        request("starts-that-are-copies.yaml", Precision.DOUBLE), Map.of("in", 3, "hidden", 4))
                .parameters();
        Values values = Precision.DOUBLE.values(table.length());
        Initializers.fill(table, values, 11);

        for (int i = 0; i < 4; i++) {
            double forget = values.get(table.entry("forget.b").offset() + i);
            assertThat(forget).isBetween(0.0, Math.log(99));
            assertThat(values.get(table.entry("input.b").offset() + i)).isEqualTo(-forget);
        }
        assertThat(of(table, values, "input.W_h")).containsExactly(of(table, values, "output.W_h"));
    }

    private static double[] of(ParameterTable table, Values values, String parameter) {
        ParameterTable.Entry entry = table.entry(parameter);
        return values.slice(entry.offset(), entry.length()).toDoubles();
    }

    private static Generator.Request request(String file, Precision precision) throws IOException {
        return new Generator.Request(CellFiles.read(FOLDER.resolve(file)), new Siblings(), "examples", precision);
    }

    private static Cell cell(Generator.Request request, Map<String, Integer> sizes) {
        Compilation compilation = Compilation.of((Generator.Generation.Done) Generator.generate(request));
        assertThat(compilation).isInstanceOf(Compilation.Loaded.class);
        return ((Compilation.Loaded) compilation).cell().of(sizes);
    }
}
