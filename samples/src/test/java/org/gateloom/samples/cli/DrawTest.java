package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {

    @TempDir
    private Path folder;

    @Test
    void theEndingSaysWhatIsWritten() throws IOException {
        for (String ending : new String[] {"svg", "html", "tex"}) {
            Path file = folder.resolve("lstm." + ending);
            assertThat(gateloom("draw", "lstm", "-o", file.toString()))
                    .isEqualTo(new Ran(0, String.format("written %s%n", file), ""));
        }
        assertThat(folder.resolve("lstm.svg")).hasSameTextualContentAs(Path.of("lstm.svg"));
        assertThat(folder.resolve("lstm.html")).content().contains("<svg", "<math", "forget.W_x");
        assertThat(folder.resolve("lstm.tex")).content().contains("\\begin{align*}");
        Path file = folder.resolve("lstm.svg");
        assertThat(gateloom("draw", "gru", "-o", file.toString()).out())
                .isEqualTo(String.format("written over %s%n", file));
        assertThat(file).content().contains("Gru");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lsmt | x.svg | there is no cell 'lsmt' in the library; did you mean 'lstm'?",
                "lstm | x.png | -o: FOLDER/x.png ends in .png, by which it is told what to write; expected .svg or .html or .tex",
                "lstm | x.htm | -o: FOLDER/x.htm ends in .htm, by which it is told what to write; expected .svg or .html or"
                        + " .tex; did you mean 'x.html'?",
                "lstm | x | -o: FOLDER/x has no ending, by which it is told what to write; expected .svg or .html or .tex",
                "lstm | no/x.svg | -o: the folder FOLDER/no does not exist"
            })
    void aMistakeIsASentenceAndNothingIsWritten(String cell, String file, String sentence) {
        assertThat(gateloom("draw", cell, "-o", folder + "/" + file))
                .isEqualTo(new Ran(
                        2, "", "gateloom: " + sentence.replace("FOLDER", folder.toString()) + System.lineSeparator()));
        assertThat(folder).isEmptyDirectory();
    }
}
