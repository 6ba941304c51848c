package org.gateloom.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/bin/gateloom} itself, as far as it comes without building anything. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatIsGoneIsSaid() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" draw lstm",
                        Path.of("bin", "gateloom").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        // A shell may have said before that it does not know where it is.
        assertThat(text.lines().filter(line -> line.startsWith("gateloom: ")))
                .containsExactly(
                        "gateloom: the folder that it is called in does not exist any more: change to one that does");
        assertThat(text).doesNotContain("\tat ", "Error occurred during initialization");
    }
}
