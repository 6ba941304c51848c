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

/** What COMPARE.md tells a user to type, made small, and the tests that it names. */
class ComparePageTest {

    private static final Path PAGE = Path.of("COMPARE.md");
    private static final String LAUNCHER = "samples/bin/gateloom ";

    @TempDir
    private Path folder;

    private static List<String> commands() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> line.substring(LAUNCHER.length()))
                .toList();
    }

    /** With as much of everything as a test has time for. */
    private Ran small(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.replace("200k", "2k")
                .replace("--seeds 5", "--seeds 2 --steps 5")
                .replace("2T", "1M")
                .replace("--seconds 60", "--seconds 0.05")
                .split(" ")));
        words.set(
                words.indexOf("--out") + 1,
                folder.resolve(words.get(words.indexOf("--out") + 1)).toString());
        words.addAll(List.of("--corpus", TinyCorpus.in(folder), "--batch=4", "--sequence=10", "--length=20"));
        if (!command.contains("--parameters")) {
            words.add("--hidden=8");
        }
        return Ran.gateloom(words.toArray(String[]::new));
    }

    @Test
    void itsComparisonsDoWhatItSays() throws IOException {
        List<String> compared =
                commands().stream().filter(line -> line.startsWith("compare ")).toList();
        assertThat(compared).hasSize(4);
        for (String command : compared) {
            Ran ran = small(command);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).isZero();
        }
        // The last one is the second again.
        assertThat(small(compared.get(3)).out())
                .contains("run 1 of 2: rnn: done before", "run 2 of 2: lstm: done before");
    }

    @Test
    void itsWatchIsACommand() throws IOException {
        commands().stream()
                .filter(line -> line.startsWith("watch "))
                .forEach(line -> Gateloom.commandLine().parseArgs(line.split(" ")));
        assertThat(commands()).hasSize(5);
    }

    @Test
    void eachTestThatItNamesIsThere() throws IOException {
        List<String> named = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1) + ".java")
                .toList();
        assertThat(named).hasSizeGreaterThan(5);
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsAll(named);
        }
    }
}
