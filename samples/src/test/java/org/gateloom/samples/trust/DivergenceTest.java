package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose numbers stop being finite ends at that step, and says where they did. */
class DivergenceTest {

    @TempDir
    private Path folder;

    /** Its state is squared each step: beyond 1.8e19 its square is no float. */
    @Test
    void theGateWhoseValueIsInfiniteIsNamed() throws IOException, InterruptedException, CheckpointException {
        Command.End end = diverged("""
            cell: Squared
            states: {h: hidden}
            gates:
              fresh: {of: [x], act: sigmoid, bias: 9}
            next:
              h: square(prev(h) + fresh + 1)
            emit: h
            """, "--layers=1");
        assertThat(end.text())
                .containsPattern(
                        "diverged at step 1: its loss is NaN; the first such number is the value of 'h'"
                                + " \\(\\S*cell.yaml:6:\\d+\\) of layer 1, Infinity at character [678] of its chunk in stream 1");
        assertThat(TinyRun.step(folder.resolve("run"))).isZero();
        assertThat(Losses.of(folder.resolve("run"))).isEmpty();
    }

    /** All values are 0; the derivative of a root is infinite there. */
    @Test
    void theGateWhoseDerivativeIsInfiniteIsNamed() throws IOException, InterruptedException {
        Command.End end = diverged("""
            cell: Root
            states: {h: hidden}
            gates:
              fresh: {of: [x, prev(h)], act: tanh}
            next:
              h: sqrt(relu(fresh - 2))
            emit: h
            """, "--layers=2");
        assertThat(end.text())
                .containsPattern(
                        "diverged at step 1: the norm of its gradient is (NaN|Infinity); the first such number is"
                                + " the derivative of 'h' \\(\\S*cell.yaml:6:\\d+\\) of layer 2, -?(NaN|Infinity) at character"
                                + " \\d+ of its chunk in stream 1");
    }

    /**
     * A float's tanh and sigmoid are never quite 1, so that steep weights make derivatives grow which are 0 in truth: the gate
     * is found by the numbers of a float alone.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "rnn"})
    void ofACellOfTheLibraryGateAndPlaceAreNamed(String cell) throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder("a,b\n");
        for (int row = 0; row < 600; row++) {
            table.append(String.format(Locale.ROOT, "%.4f,%d%n", Math.sin(row / 5.0), row % 7));
        }
        Path series = Files.writeString(folder.resolve("f.csv"), table);
        assertThat(steep(cell, "--series=" + series, "--forecast=a"))
                .containsPattern(gateOf(cell) + "row \\d+ of its chunk in stream \\d+");
        assertThat(steep(cell, "--task=adding", "--lag=10"))
                .containsPattern(gateOf(cell) + "place \\d+ of the sequence in stream \\d+");
    }

    @Test
    void soTheyAreOnAText() throws IOException, InterruptedException {
        Path text = Files.writeString(folder.resolve("text.txt"), "abcd dcba aabb ccdd ".repeat(100));
        assertThat(steep("gru", "--corpus=" + text, "--batch=4", "--layers=2", "--sequence=200"))
                .containsPattern(gateOf("gru") + "character \\d+ of its chunk in stream \\d+");
    }

    private static String gateOf(String cell) {
        return "diverged at step \\d+: the norm of its gradient is (NaN|Infinity); the first such number is the derivative of"
                + " '[a-z]+' \\(\\S*" + cell + ".yaml:\\d+:\\d+\\) of layer [12], -?(NaN|Infinity) at ";
    }

    /** What a training with a learning rate a million times too high ends with. */
    private String steep(String cell, String... lesson) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                cell,
                "--run=" + Files.createTempDirectory(folder, "steep").resolve("run"),
                "--hidden=6",
                "--steps=500",
                "--optimizer=sgd",
                "--learning-rate=1000",
                "--clip=0"));
        arguments.addAll(List.of(lesson));
        Command.End end =
                Command.start(folder, arguments.toArray(String[]::new)).end();
        assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
        return end.text();
    }

    private Command.End diverged(String cell, String layers) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cell.yaml"), cell);
        Command.End end = Command.start(
                        folder,
                        "train",
                        file.toString(),
                        "--corpus=" + TinyRun.corpus(folder),
                        "--run=" + folder.resolve("run"),
                        "--hidden=3",
                        "--batch=4",
                        "--sequence=12",
                        "--steps=5",
                        layers)
                .end();
        assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
        assertThat(end.text()).doesNotContain("\tat ", "hear it write");
        return end;
    }
}
