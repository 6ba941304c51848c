package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever command stands on a page, the command line knows it and its options; what it does, the page's own test shows. */
class PagesTest {

    private static final Path ROOT = Path.of("..");
    private static final String LAUNCHER = "samples/bin/gateloom ";

    @Test
    void everyCommandIsOne() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path page : pages()) {
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith(LAUNCHER)) {
                    commands.add(line);
                    String[] words = line.substring(LAUNCHER.length())
                            .replaceFirst(" +[#>] .*", "")
                            .replace("@samples/", "@")
                            .split(" +");
                    assertThat(Gateloom.commandLine().parseArgs(words).errors())
                            .as(line)
                            .isEmpty();
                }
            }
        }
        assertThat(commands).hasSizeGreaterThan(20);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
