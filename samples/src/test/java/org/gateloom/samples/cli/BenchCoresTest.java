package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import org.junit.jupiter.api.Test;

class BenchCoresTest {

    @Test
    void aRowForEachNumberOfProcessors() {
        Ran ran = gateloom("bench", "cores", "--task", "T", "rnn");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().filter(line -> line.startsWith("| T | rnn | ")))
                .hasSize(7);
        assertThat(ran.out()).contains("| T | rnn | 1 | 2 | 5 | 2 | 1.0 |");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aTaskThatIsNoneIsASentence() {
        Ran ran = gateloom("bench", "cores", "--task", "X");
        assertThat(ran.err()).contains("--task: 'X' is none; expected S, M or T");
        assertThat(ran.exitCode()).isEqualTo(2);
    }
}
