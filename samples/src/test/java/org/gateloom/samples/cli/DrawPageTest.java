package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DRAW.md tells a user to type, and what it shows. */
class DrawPageTest {

    private static final Path PAGE = Path.of("DRAW.md");

    @TempDir
    private Path folder;

    private Ran run(String beginning) throws IOException {
        List<String> found = PageCommands.of(PAGE).beginning(beginning);
        assertThat(found).hasSize(1);
        List<String> words = PageCommands.words(found.get(0));
        int file = words.indexOf("-o") + 1;
        words.set(file, folder.resolve(words.get(file)).toString());
        return Ran.gateloom(words);
    }

    @Test
    void theLstmIsDrawnAsThePageShows() throws IOException {
        assertThat(run("draw ")).isEqualTo(new Ran(0, String.format("written %s%n", folder.resolve("lstm.svg")), ""));
        assertThat(folder.resolve("lstm.svg")).hasSameTextualContentAs(Path.of("lstm.svg"));
    }

    @Test
    void twoCellsAreToldApartAsThePageShows() throws IOException {
        Ran diff = run("diff ");
        assertThat(diff.exitCode()).isEqualTo(1);
        String out = diff.out().replace(folder + folder.getFileSystem().getSeparator(), "");
        assertThat(Files.readString(PAGE)).contains("```\n" + out.replace("\r\n", "\n") + "```\n");
    }
}
