package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a user to type and what it says comes out. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    private String readme;

    @BeforeEach
    void writeTheCellsOfTheReadme() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
        List<String> cells = blocks("yaml");
        assertThat(cells).hasSize(2);
        Files.writeString(folder.resolve("leaky.yaml"), cells.get(0));
        Files.writeString(folder.resolve("leaky-full.yaml"), cells.get(1));
    }

    /** Code blocks of a language. */
    private List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        boolean wanted = false;
        for (String line : readme.lines().toList()) {
            if (!line.startsWith("```")) {
                if (block != null) {
                    block.append(line).append('\n');
                }
            } else if (block == null) {
                block = new StringBuilder();
                wanted = line.equals("```" + language);
            } else {
                if (wanted) {
                    blocks.add(block.toString());
                }
                block = null;
            }
        }
        return blocks;
    }

    private List<String> commands() {
        return PageCommands.of(readme.lines().toList()).lines();
    }

    private String[] inFolder(String command) {
        return Arrays.stream(command.split(" "))
                .map(word -> word.matches(".*\\.(yaml|svg|html)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    @Test
    void everyCommandIsOne() {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(4);
        commands().forEach(command -> Gateloom.commandLine().parseArgs(inFolder(command)));
    }

    /** Those that begin so, run in the folder. */
    private List<Ran> run(String beginning) {
        return commands().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> Ran.gateloom(inFolder(line)))
                .toList();
    }

    @Test
    void newCellsPassCheckAsTheyStand() {
        List<String> made =
                commands().stream().filter(line -> line.startsWith("new ")).toList();
        assertThat(made).hasSize(2);
        for (String command : made) {
            Ran.gateloom((command + " --directory=" + folder).split(" ", -1));
            String file = command.split(" ", -1)[1] + ".yaml";
            Ran checked = Ran.gateloom("check", folder.resolve(file).toString());
            assertThat(checked.err()).isEmpty();
            assertThat(checked.exitCode()).isZero();
        }
    }

    @Test
    void theLibraryIsSearched() {
        assertThat(run("cells "))
                .hasSize(1)
                .allSatisfy(ran ->
                        assertThat(ran.out()).contains("  peephole-lstm ").doesNotContain("  gru "));
    }

    @Test
    void theCellIsDrawnAndToldFromAnother() {
        assertThat(run("draw "))
                .singleElement()
                .isEqualTo(new Ran(0, String.format("written %s%n", folder.resolve("leaky.svg")), ""));
        assertThat(run("diff ")).singleElement().satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains(" and gru are different cells.");
        });
    }

    @Test
    void bothCellsAreCells() {
        Ran ran = Ran.gateloom("check", folder.resolve("leaky-full.yaml").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void checkPrintsWhatTheReadmeShows() {
        Ran ran = Ran.gateloom(inFolder("check leaky.yaml"));
        assertThat(ran.exitCode()).isZero();
        String shown = blocks("").stream()
                .filter(block -> block.startsWith("leaky.yaml: "))
                .findFirst()
                .orElseThrow();
        assertThat(withoutErrors(withoutFolder(ran.out()))).isEqualTo(withoutErrors(shown));
    }

    private String withoutFolder(String text) {
        return text.replace(folder.toString() + folder.getFileSystem().getSeparator(), "");
    }

    /** Rounding errors differ from machine to machine. */
    private static String withoutErrors(String text) {
        return text.replaceAll("[0-9]\\.[0-9]e-[0-9]+", "…").replace("\r\n", "\n");
    }

    @Test
    void anOwnCellStandsInAComparison() throws IOException {
        String command = commands().stream()
                .filter(line -> line.startsWith("compare leaky.yaml"))
                .findFirst()
                .orElseThrow();
        List<String> small = new ArrayList<>(List.of(inFolder(command)));
        int steps = small.indexOf("--steps");
        small.set(steps + 1, "2");
        small.addAll(List.of(
                "--hidden=8",
                "--batch=4",
                "--sequence=8",
                "--corpus=" + TinyCorpus.in(folder),
                "--out=" + folder.resolve("comparison")));
        Ran ran = Ran.gateloom(small);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("leaky.yaml writes:", "lstm writes:", "gru writes:");
    }
}
