package org.gateloom.samples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python that has PyTorch. Tests that need it are left out where there is none, unless {@code -Dgateloom.torch=required}.
 */
public final class TorchPython {

    private static final Optional<Path> FOUND = find();

    private TorchPython() {}

    /**
     * Runs a script, which must end well.
     *
     * @param folder for the script
     * @param argument the script's only one
     */
    public static void run(String script, Path folder, Path argument) throws IOException, InterruptedException {
        assumeTrue(FOUND.isPresent() || System.getProperty("gateloom.torch", "").equals("required"), "no PyTorch");
        Path file = Files.writeString(folder.resolve("script.py"), script);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(FOUND.orElseThrow().toString(), file.toString(), argument.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    private static Optional<Path> find() {
        List<Path> candidates = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "python3"))
                .filter(Files::isExecutable)
                .toList();
        return candidates.stream().filter(TorchPython::hasTorch).findFirst();
    }

    private static boolean hasTorch(Path python) {
        try {
            Process process = new ProcessBuilder(python.toString(), "-c", "import torch")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
