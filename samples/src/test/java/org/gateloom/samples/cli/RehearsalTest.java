package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    /** The launcher would tell nobody. */
    @Test
    void itsCommandsStillAreSome(@TempDir Path folder) {
        for (List<String> command : Rehearsal.commands(folder.resolve("run").toString())) {
            Ran ran = Ran.gateloom(command);
            assertThat(ran.exitCode()).as(ran.toString()).isZero();
        }
    }
}
