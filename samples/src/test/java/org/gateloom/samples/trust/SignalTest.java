package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks a run to end gets a last checkpoint, and is told so. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals that one process can send another")
class SignalTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
    void theStepAtHandIsSaved(String signal, int number, int exitCode)
            throws IOException, InterruptedException, CheckpointException {
        assumeFalse(ignored(number), "a process that is started here never hears of " + signal);
        Path run = folder.resolve("run");
        Command.End end;
        try (Command command = Command.start(
                folder, TinyRun.train(TinyRun.corpus(folder), run, "--steps=1000000000", "--save-every=1000000000"))) {
            command.awaitText("first step done");
            command.signal(signal);
            end = command.end();
        }
        assertThat(end.exitCode()).as(end.text()).isEqualTo(exitCode);
        long step = TinyRun.step(run);
        assertThat(step).isPositive();
        assertThat(end.text())
                .contains("interrupted after step %,d".formatted(step), "go on with it: gateloom resume " + run);
        assertThat(Losses.of(run).stream().filter(line -> line.contains("training")))
                .hasSize((int) step);
    }

    /** As of interrupts where the tests run in a shell's background: whoever they start inherits it. */
    private static boolean ignored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.replaceFirst("SigIgn:\\s*", ""), 16))
                .findFirst()
                .orElse(0);
        return (ignored >> (signal - 1) & 1) == 1;
    }
}
