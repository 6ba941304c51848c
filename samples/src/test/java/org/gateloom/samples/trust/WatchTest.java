package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cell's file that is watched while it is edited. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals that one process can send another")
class WatchTest {

    private static final String AWAITS = "watching ";

    @TempDir
    private Path folder;

    @Test
    void eachSaveIsCheckedAndItsCurveStandsBesideTheLastOnes() throws IOException, InterruptedException {
        Path cell = Files.copy(Path.of("src/main/cells/rnn.yaml"), folder.resolve("mine.yaml"));
        String right = Files.readString(cell);
        Command.End end;
        try (Command command = Command.start(
                folder,
                "watch",
                cell.toString(),
                "--seconds=0.2",
                "--corpus=" + TinyRun.corpus(folder),
                "--hidden=3",
                "--batch=4",
                "--sequence=5",
                "--threads=1")) {
            await(command, 1);
            Files.writeString(cell, right.replace("act: tanh", "act: tahn").replace("tanh(", "tahn("));
            await(command, 2);
            Files.writeString(cell, right + "# better\n");
            await(command, 3);
            command.signal("TERM");
            end = command.end();
        }
        assertThat(end.exitCode()).as(end.text()).isEqualTo(143);
        assertThat(end.text())
                .contains("reverse mode is within", "did you mean 'tanh'?")
                .containsPattern("seconds +loss\\R +0\\.0 +\\d\\.\\d{4}\\R")
                .containsPattern(
                        "seconds +loss +before +change\\R +0\\.0 +\\d\\.\\d{4} +\\d\\.\\d{4} +[+-]\\d\\.\\d{4}\\R")
                .containsPattern("held out +\\d\\.\\d{4} +\\d\\.\\d{4} +[+-]\\d\\.\\d{4}\\R");
    }

    /** Waits until it has checked so many times. */
    private static void await(Command command, int times) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 180_000_000_000L;
        while (Files.readString(command.log()).split(AWAITS, -1).length <= times) {
            assertThat(command.process().isAlive() && System.nanoTime() < deadline)
                    .as(Files.readString(command.log()))
                    .isTrue();
            Thread.sleep(5);
        }
    }
}
