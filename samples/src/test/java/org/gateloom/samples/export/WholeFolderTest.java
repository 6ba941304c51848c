package org.gateloom.samples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {

    @TempDir
    private Path parent;

    /** As a disk that is full, whose exception names no file, is told by whatever wrote to it. */
    @Test
    void aFailureNamesTheFolderAndLeavesNothing() throws IOException {
        Path folder = parent.resolve("module");
        assertThatThrownBy(() -> WholeFolder.write(folder, within -> {
                    Files.writeString(within.resolve("model.py"), "import torch");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " cannot be written: No space left on device");
        assertThatThrownBy(() -> WholeFolder.write(
                        folder,
                        within -> WholeFile.write(within.resolve("weights.safetensors"), channel -> {
                            throw new IOException("No space left on device");
                        })))
                .hasMessage(folder + " cannot be written: No space left on device");
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files).isEmpty();
        }
    }
}
