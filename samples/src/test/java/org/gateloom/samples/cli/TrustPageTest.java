package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TRUST.md tells a user to type. */
class TrustPageTest {

    @Test
    void itsCommandsDoWhatItSays(@TempDir Path folder) throws IOException {
        String run = folder.resolve("night").toString();
        List<List<String>> commands = PageCommands.of(Path.of("TRUST.md")).lines().stream()
                .map(line -> PageCommands.words(line.replace("runs/night", run)))
                .toList();
        assertThat(commands).hasSize(2);
        List<String> train = commands.get(0);
        train.addAll(
                List.of("--corpus=" + TinyCorpus.in(folder), "--steps=4", "--hidden=4", "--batch=4", "--sequence=5"));
        train.set(train.indexOf("500"), "1");
        assertThat(Ran.gateloom(train).exitCode()).isZero();
        try (Stream<Path> files = Files.list(Path.of(run))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("step-")))
                    .containsExactlyInAnyOrder(
                            "step-000000002.safetensors", "step-000000003.safetensors", "step-000000004.safetensors");
        }
        List<String> resume = commands.get(1);
        resume.add("--steps=5");
        assertThat(Ran.gateloom(resume).out()).contains("from step 4 on");
    }
}
