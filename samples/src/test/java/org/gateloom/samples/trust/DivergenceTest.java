package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
