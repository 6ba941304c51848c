package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file for each thing that the language can say, with its graph beside it. {@code -Dgateloom.golden=write} writes the
 * texts anew.
 */
class ValidTest {

    private static final Path FOLDER = Path.of("src/test/resources/valid");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(CellFiles.EXTENSION))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theGraphIsAsWritten(Path file) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(file)), new Siblings());
        assertThat(reading.problems()).isEmpty();
        String text = text(((Reading.Cell) reading).graph());
        Path golden = FOLDER.resolve(file.toString().replace(CellFiles.EXTENSION, ".txt"));
        if ("write".equals(System.getProperty("gateloom.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(golden).exists();
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static String text(CellGraph graph) {
        Stream<String> lines = Stream.of(
                        graph.family().isEmpty() ? Stream.<String>of() : Stream.of("family: " + graph.family()),
                        Stream.of("about: " + graph.about(), "sources: " + graph.sources(), "sizes: " + graph.sizes()),
                        Stream.of("", "equations"),
                        Equations.of(graph).stream(),
                        Stream.of("", "parameters"),
                        graph.parameters().stream().map(ValidTest::line),
                        Stream.of("", "states"),
                        graph.states().stream().map(ValidTest::line),
                        Stream.of("", "nodes", graph.toString()))
                .flatMap(part -> part);
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(Parameter parameter) {
        return parameter.name() + " " + parameter.shape() + " " + parameter.initializer()
                + (parameter.trained() ? "" : " frozen");
    }

    private static String line(State state) {
        return state.node() + " [" + state.size() + "] from " + state.initial()
                + (state.declared() ? "" : " undeclared");
    }
}
