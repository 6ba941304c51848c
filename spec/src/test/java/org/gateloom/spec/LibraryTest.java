package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped cells. */
class LibraryTest {

    private static final Path FOLDER = Path.of("../samples/src/main/cells");

    static List<Path> cells() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void aCellReadsWithoutAProblemAndSaysWhereItIsFrom(Path cell) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(cell), new Siblings());
        assertThat(reading.problems()).isEmpty();
        CellGraph graph = ((Reading.Cell) reading).graph();
        assertThat(graph.about()).isNotEmpty();
        assertThat(graph.sources()).isNotEmpty();
    }

    @Test
    void theStandardLstmTakesFifteenLinesAtMost() throws IOException {
        assertThat(Files.readAllLines(FOLDER.resolve("lstm.yaml"))).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void theLstmIsThatOfThePapers() throws IOException {
        assertThat(Equations.of(graph("lstm")))
                .containsExactly(
                        "forget = sigmoid(W_x x + W_h prev(h) + b)",
                        "input = sigmoid(W_x x + W_h prev(h) + b)",
                        "candidate = tanh(W_x x + W_h prev(h) + b)",
                        "output = sigmoid(W_x x + W_h prev(h) + b)",
                        "c = forget * prev(c) + input * candidate",
                        "h = output * tanh(c)");
    }

    @Test
    void theLecturesUseGateHasANetworkOverWhatComesOutOfTheForgetGate() throws IOException {
        assertThat(Equations.byName(graph("lstm-lecture")))
                .containsEntry("forget", "prev(ltm) * forget_factor")
                .containsEntry("remember", "forget + learn")
                .containsEntry("from_long", "tanh(W_forget forget + b)")
                .containsEntry("from_short", "sigmoid(W_stm prev(stm) + W_x x + b)")
                .containsEntry("use", "from_long * from_short");
    }

    @Test
    void theOutputGateOfGersSeesTheNewMemory() throws IOException {
        assertThat(Equations.byName(graph("peephole-lstm")))
                .containsEntry("forget", "sigmoid(W_x x + W_h prev(h) + d_c * prev(c) + b)")
                .containsEntry("output", "sigmoid(W_x x + W_h prev(h) + d_c * c + b)");
    }

    @Test
    void theTwoGrusDifferInWhereTheResetStands() throws IOException {
        assertThat(Equations.byName(graph("gru")))
                .containsEntry("candidate", "tanh(W_x x + W_reset_h (reset * prev(h)) + b)");
        assertThat(Equations.byName(graph("gru-reset-after")))
                .containsEntry("candidate", "tanh(W_x x + b + reset * (W_h prev(h) + b_h))");
    }

    @Test
    void theDigestIsOfTheFileAndItsBases() throws IOException {
        String lstm = CellFiles.read(FOLDER.resolve("lstm.yaml")).text();
        String peephole = CellFiles.read(FOLDER.resolve("peephole-lstm.yaml")).text();
        assertThat(digest(peephole, lstm)).matches("[0-9a-f]{64}").isEqualTo(digest(peephole, lstm));
        assertThat(digest(peephole, lstm + "# changed\n")).isNotEqualTo(digest(peephole, lstm));
        assertThat(digest(peephole + "# changed\n", lstm)).isNotEqualTo(digest(peephole, lstm));
    }

    private static String digest(String text, String base) {
        Reading reading = CellReader.read(
                new Source("cell.yaml", text), (reference, from) -> Optional.of(new Source(reference + ".yaml", base)));
        return ((Reading.Cell) reading).graph().digest();
    }

    private static CellGraph graph(String cell) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(cell + ".yaml")), new Siblings());
        return ((Reading.Cell) reading).graph();
    }
}
