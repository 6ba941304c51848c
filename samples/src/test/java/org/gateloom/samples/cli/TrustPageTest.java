package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TRUST.md tells a user to type, and the tests that it names. */
class TrustPageTest {

    private static final Path PAGE = Path.of("TRUST.md");
    private static final String LAUNCHER = "samples/bin/gateloom ";

    @Test
    void itsCommandsDoWhatItSays(@TempDir Path folder) throws IOException {
        String run = folder.resolve("night").toString();
        List<List<String>> commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> List.of(line.substring(LAUNCHER.length())
                        .replace("runs/night", run)
                        .split(" ")))
                .toList();
        assertThat(commands).hasSize(2);
        List<String> train = new ArrayList<>(commands.get(0));
        train.addAll(
                List.of("--corpus=" + TinyCorpus.in(folder), "--steps=4", "--hidden=4", "--batch=4", "--sequence=5"));
        train.set(train.indexOf("500"), "1");
        assertThat(Ran.gateloom(train.toArray(String[]::new)).exitCode()).isZero();
        try (Stream<Path> files = Files.list(Path.of(run))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("step-")))
                    .containsExactlyInAnyOrder(
                            "step-000000002.safetensors", "step-000000003.safetensors", "step-000000004.safetensors");
        }
        List<String> resume = new ArrayList<>(commands.get(1));
        resume.add("--steps=5");
        assertThat(Ran.gateloom(resume.toArray(String[]::new)).out()).contains("from step 4 on");
    }

    @Test
    void eachTestThatItNamesIsThere() throws IOException {
        List<String> named = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1) + ".java")
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(tests("src/test/java", "../runtime/src/test/java")).containsAll(named);
    }

    private static List<String> tests(String... folders) throws IOException {
        List<String> tests = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.map(file -> file.getFileName().toString()).forEach(tests::add);
            }
        }
        return tests;
    }
}
