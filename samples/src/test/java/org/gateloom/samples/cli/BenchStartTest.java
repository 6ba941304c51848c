package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchStartTest {

    /** The tests have no archive. */
    @Test
    void aStartIsMeasuredInProcessesOfItsOwn() {
        Ran ran = Ran.gateloom("bench", "start", "rnn", "--rounds=1");
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.out())
                .contains("file to class, first", "again, when warm", "command to first step done")
                .containsPattern("without +[0-9.]+ s +[0-9]+ ms +[0-9.]+ s")
                .doesNotContain("with archive");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsMeasured() {
        assertThat(Ran.gateloom("bench", "start", "none.yaml").exitCode()).isEqualTo(2);
        assertThat(Ran.gateloom("bench", "sample", "--task=X").exitCode()).isEqualTo(2);
    }
}
