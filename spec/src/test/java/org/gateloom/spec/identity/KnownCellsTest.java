package org.gateloom.spec.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

class KnownCellsTest {

    private static final Path FOLDER = Path.of("../samples/src/main/cells");

    private static final List<String> FIVE = List.of("rnn", "lstm", "peephole-lstm", "gru", "gru-reset-after");

    private static Map<String, CellGraph> library(List<String> names) throws IOException {
        Map<String, CellGraph> cells = new LinkedHashMap<>();
        for (String name : names) {
            Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(name + ".yaml")), new Siblings());
            cells.put(name, ((Reading.Cell) reading).graph());
        }
        return cells;
    }

    /** Among the five. */
    private static List<LookAlike> found(String text) throws IOException {
        Source source = new Source(FOLDER.resolve("mine.yaml").toString(), text);
        Reading reading = CellReader.read(source, new Siblings());
        assertThat(reading.problems()).isEmpty();
        return KnownCells.of(library(FIVE)).find(((Reading.Cell) reading).graph());
    }

    private static List<LookAlike> patch(String base, String patch) throws IOException {
        return found("cell: Mine\nextends: " + base + "\n" + patch);
    }

    @Test
    void aPublishedCellUnderOtherNames() throws IOException {
        assertThat(found("""
                cell: Mine
                states: {memory: hidden}
                gates:
                  learn: {of: [prev(memory) * look, x], act: tanh}
                  hold: {of: [prev(memory), x], act: sigmoid}
                  look: {of: [x, prev(memory)], act: sigmoid}
                  fresh: (1 - hold) * learn
                next: {memory: fresh + prev(memory) * hold}
                emit: memory
                """)).containsExactly(new LookAlike.Same("gru", List.of()));
    }

    @Test
    void aForgetBiasThatDoesNotStartAtOne() throws IOException {
        assertThat(patch("lstm", "gates: {forget: {bias: }}\n"))
                .containsExactly(new LookAlike.Same(
                        "lstm",
                        List.of(new LookAlike.Start(
                                "forget.b", new Initializer.Constant(0), new Initializer.Constant(1)))));
    }

    @Test
    void aForgetGateWithoutABias() throws IOException {
        assertThat(patch("lstm", "gates: {forget: {bias: none}}\n"))
                .containsExactly(new LookAlike.Confusable("lstm", "one bias is missing", "'forget' has a bias"));
    }

    @Test
    void aBiasTooMany() throws IOException {
        assertThat(patch(
                        "gru-reset-after",
                        "gates: {reset: 'sigmoid(linear(x) + linear(prev(h)) + bias() + bias(b2))'}\n"))
                .containsExactly(new LookAlike.Confusable("gru-reset-after", "'reset' has a bias", "it has none"));
    }

    @Test
    void theResetAfterTheProductWithoutTheSecondBias() throws IOException {
        assertThat(patch("gru", "gates: {candidate: tanh(linear(x) + reset * linear(prev(h)) + bias())}\n"))
                .containsExactlyInAnyOrder(
                        new LookAlike.Confusable(
                                "gru",
                                "in 'candidate', 'reset' multiplies what comes out of the matrix",
                                "it multiplies what goes into it"),
                        new LookAlike.Confusable("gru-reset-after", "one bias is missing", "'candidate' has a bias"));
    }

    @Test
    void theResetOnTheOtherSideOfTheProduct() throws IOException {
        Map<String, CellGraph> after = library(List.of("gru-reset-after"));
        Map<String, CellGraph> before = library(List.of("gru"));
        assertThat(KnownCells.of(after).find(before.get("gru")))
                .containsExactly(new LookAlike.Confusable(
                        "gru-reset-after",
                        "in 'candidate', 'reset' multiplies what goes into the matrix",
                        "it multiplies what comes out of it, with a bias of its own"));
        assertThat(KnownCells.of(before).find(after.get("gru-reset-after")))
                .containsExactly(new LookAlike.Confusable(
                        "gru",
                        "in 'candidate', 'reset' multiplies what comes out of the matrix",
                        "it multiplies what goes into it"));
    }

    @Test
    void theOutputGateThatSeesTheOldMemory() throws IOException {
        assertThat(patch("peephole-lstm", "gates: {output: {of: [x, prev(h), diag(prev(c))]}}\n"))
                .containsExactly(new LookAlike.Confusable(
                        "peephole-lstm",
                        "'output' reads 'prev(c)', the value of the step before",
                        "it reads the new value"));
    }

    @Test
    void theUpdateGateAndItsComplement() throws IOException {
        assertThat(patch("gru", "next: {h: (1 - update) * prev(h) + update * candidate}\n"))
                .containsExactly(new LookAlike.Confusable(
                        "gru", "'update' and 1 - 'update' stand where they do", "they stand the other way round"));
    }

    @Test
    void anotherCellIsNone() throws IOException {
        assertThat(patch("lstm", "gates: {candidate: {act: relu}}\n")).isEmpty();
        assertThat(patch("lstm", "next: {c: forget * prev(c) + square(input) * candidate}\n"))
                .isEmpty();
    }

    /** Where two papers give one cell two names, both are files. */
    private static final Map<String, String> TWINS = Map.of("lstm", "greff-np");

    /** Two that differ in how they start are two cells. */
    @Test
    void noCellOfTheLibraryIsThereTwiceByMistake() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
        Map<String, String> named = new LinkedHashMap<>();
        Map<String, CellGraph> all = library(names);
        all.forEach((name, graph) -> {
            String first = named.putIfAbsent(CanonicalForm.of(graph).text(), name);
            if (first != null && !first.equals(TWINS.get(name))) {
                LookAlike.Same same = (LookAlike.Same)
                        KnownCells.of(Map.of(first, all.get(first))).find(graph).get(0);
                assertThat(same.starts())
                        .as(name + " is " + first + " under another name; if that is meant, it is one of the twins")
                        .isNotEmpty();
            }
        });
    }
}
