package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @Test
    void provesACellAndSaysWhatItCosts() {
        Ran ran = gateloom("check", "lstm", "--in=3", "--hidden=4", "--batch=2");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("lstm: Lstm, 2 states, 12 parameter blocks"),
                        line -> assertThat(line)
                                .matches("  gradients  reverse mode is within \\S+e-1[4-6] of complex step"),
                        line -> assertThat(line)
                                .matches("  double     generated code is within \\S+e-1[4-6] \\(values\\) and"
                                        + " \\S+e-1[4-6] \\(gradients\\) of the reference"),
                        line -> assertThat(line)
                                .matches("  float      generated code is within \\S+e-0[67] \\(values\\) and"
                                        + " \\S+e-0[67] \\(gradients\\) of the reference"),
                        // 4 gates of 4 x 3 and 4 x 4 numbers and a bias: 128.
                        line -> assertThat(line)
                                .startsWith("  cost       128 parameters at in 3, hidden 4; a step of 2 rows"
                                        + " reading symbols: "));
    }

    @Test
    void oneWrongCellDoesNotKeepTheOthersFromBeingChecked(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "cell: Wrong\n");
        Ran ran = gateloom("check", wrong.toString(), "rnn");
        assertThat(ran.err()).startsWith(wrong + ":1:");
        assertThat(ran.out()).startsWith("rnn: Rnn, 1 state, 3 parameter blocks");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void aCellWithoutFiniteValuesFails(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("infinite.yaml"), """
                cell: Infinite
                states: {h: hidden}
                next:
                  h: tanh(linear(x) + linear(prev(h)) + bias()) / (prev(h) - prev(h))
                emit: h
                """);
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.out()).contains("FAILED     the cell gives NaN or infinite values");
        assertThat(ran.exitCode()).isEqualTo(1);
    }
}
