package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever command stands on a page, the command line knows it and its options; what it does, the page's own test shows. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyCommandIsOne() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path page : pages()) {
            commands.addAll(PageCommands.of(page).lines());
        }
        assertThat(commands).hasSizeGreaterThan(20);
        for (String command : commands) {
            String[] words =
                    PageCommands.words(command.replace("@samples/", "@")).toArray(String[]::new);
            assertThat(Gateloom.commandLine().parseArgs(words).errors())
                    .as(command)
                    .isEmpty();
        }
    }

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            NAMED_TEST.matcher(Files.readString(page)).results().forEach(found -> named.add(found.group(1) + ".java"));
        }
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(tests()).containsAll(named);
    }

    private static List<String> tests() throws IOException {
        List<String> tests = new ArrayList<>();
        for (String module : List.of("spec", "runtime", "generator", "samples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Test.java"))
                        .forEach(tests::add);
            }
        }
        return tests;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
