package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {

    @TempDir
    private Path folder;

    private String cell(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void tellsNodesWithBothEquationsAndTheCostOfBoth() {
        Ran ran = gateloom("diff", "lstm", "gru");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .containsSubsequence(
                        "lstm and gru are different cells.",
                        "  removed    forget = sigmoid(W_x x + W_h prev(h) + b)",
                        "  changed    h = output * tanh(c)",
                        "             h = update * prev(h) + (1 - update) * candidate",
                        "  added      reset = sigmoid(W_x x + W_h prev(h) + b)",
                        // 4 and 3 times (83 + 128 + 1) * 128
                        "parameters             108,544              81,408");
    }

    @Test
    void theSameCellIsTheSame() {
        Ran ran = gateloom("diff", "lstm", "lstm");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("lstm and lstm are the same graph.");
    }

    @Test
    void otherNamesAreNoDifference() throws IOException {
        String mine = cell("mine.yaml", """
                cell: Mine
                states: {memory: hidden}
                gates:
                  z: {of: [x, prev(memory)], act: sigmoid}
                  r: {of: [x, prev(memory)], act: sigmoid}
                  n: {of: [x, r * prev(memory)], act: tanh}
                next: {memory: n * (1 - z) + z * prev(memory)}
                emit: memory
                """);
        Ran ran = gateloom("diff", "gru", mine);
        assertThat(ran.out())
                .startsWith("gru and " + mine + " are the same graph under other names: reset is r, update is z,"
                        + " candidate is n, h is memory.");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void howAParameterStartsIsADifference() throws IOException {
        String mine = cell("mine.yaml", """
                cell: Mine
                extends: lstm
                gates:
                  forget: {bias: 2}
                """);
        Ran ran = gateloom("diff", "lstm", mine);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out().lines())
                .startsWith(
                        "lstm and " + mine + " are the same graph, and differ in how they are set up.",
                        "  set        forget.b starts: 1, there 2");
    }

    @Test
    void whatIsCommonlyConfusedIsNamed() {
        assertThat(gateloom("diff", "gru", "gru-reset-after").out())
                .contains(
                        "  alike      this is gru-reset-after but for one thing: in 'candidate', 'reset' multiplies what goes");
    }

    @Test
    void bothAreDrawnAndWhatDiffersIsMarkedNotByColourAlone() throws IOException {
        Path page = folder.resolve("d.html");
        Path picture = folder.resolve("d.svg");
        assertThat(gateloom("diff", "lstm", "gru", "-o", page.toString()).out())
                .endsWith(String.format("written %s%n", page));
        gateloom("diff", "lstm", "gru", "-o", picture.toString());
        for (Path file : new Path[] {page, picture}) {
            assertThat(file)
                    .content()
                    .contains("class=\"gate removed\"", "class=\"gate added\"", "class=\"gate changed\"")
                    .contains(">−<", ">+<", ">≠<")
                    .doesNotContain("entrance changed");
        }
        assertThat(page).content().contains("<math", "108,544", "81,408");
        assertThat(gateloom("diff", "lstm", "gru", "-o", folder + "/d.tex").err())
                .endsWith("expected .svg or .html" + System.lineSeparator());
    }
}
