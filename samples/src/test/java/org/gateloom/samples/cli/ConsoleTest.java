package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.samples.bench.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: what it prints goes into pipes, full disks and terminals without Unicode. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what goes wrong is made by a shell and /dev/full")
class ConsoleTest {

    @TempDir
    private Path folder;

    @Test
    void aReaderThatHasEnoughEndsItQuietly() throws Exception {
        Ran ran = shell("| head -n 1", "cells");
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void whatCannotBePrintedIsNoSuccess() throws Exception {
        Ran ran = shell("> /dev/full", "cells");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("gateloom: what was to be printed is lost: No space left on device\n");
    }

    /** Into a file it is UTF-8 whatever the locale is. */
    @Test
    void withoutUnicodeInTheLocaleFilesAreUtf8AllTheSame() throws Exception {
        Ran ran = shell("", "cells", "Schmidhuber", "peephole");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).doesNotContain("?", "\uFFFD");
        Ran wrong = shell("", "explain", "lsmt");
        assertThat(wrong.err()).isEqualTo("gateloom: there is no cell 'lsmt' in the library; did you mean 'lstm'?\n");
    }

    /** Runs a command without a terminal, in the locale of no language. */
    private Ran shell(String behind, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "\"$@\" " + behind, "sh"));
        line.addAll(OwnProcess.of(OwnProcess.java(), List.of("-XX:TieredStopAtLevel=1"), Gateloom.class, arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        int exitCode = builder.start().waitFor();
        return new Ran(exitCode, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
