package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {

    @TempDir
    private Path folder;

    private String run;

    private Ran training;

    @BeforeEach
    void train() throws IOException {
        run = folder.resolve("run").toString();
        training = gateloom(
                "train",
                "gru",
                "--corpus=" + TinyCorpus.in(folder),
                "--run=" + run,
                "--steps=20",
                "--hidden=8",
                "--batch=4",
                "--sequence=10");
    }

    @Test
    void whatWasHeldOutHasTheLossOfTheLastValidation() {
        Ran ran = gateloom("measure", run);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("402 characters: " + last("validation (\\d\\.\\d{4}) nats", training) + " nats");
    }

    @Test
    void anotherTextAndTheBeginningOfOne() throws IOException {
        String whole = Files.readString(Path.of(TinyCorpus.in(folder)));
        String heldOut = whole.substring(whole.length() - 402);
        Path same = Files.writeString(folder.resolve("same.txt"), heldOut);
        Path beginning = Files.writeString(folder.resolve("beginning.txt"), heldOut.substring(0, 100));
        Path strange = Files.writeString(folder.resolve("strange.txt"), "txet renielk nie\n".repeat(10));

        String loss = gateloom("measure", run).out();
        assertThat(gateloom("measure", run, "--corpus=" + same).out()).isEqualTo(loss);
        assertThat(gateloom("measure", run, "--characters=100").out())
                .startsWith("100 characters: ")
                .isEqualTo(gateloom("measure", run, "--corpus=" + beginning).out());
        assertThat(nats(gateloom("measure", run, "--corpus=" + strange).out())).isGreaterThan(nats(loss));
        assertThat(gateloom("measure", run, "--characters=102").out())
                .endsWith("; the last 2 left over, too few for 4 streams" + System.lineSeparator());
    }

    private static double nats(String printed) {
        return Double.parseDouble(printed.replaceFirst("(?s).*: ([0-9.]+) nats.*", "$1"));
    }

    @Test
    void whatCannotBeMeasuredIsASentence() throws IOException {
        Path strange = Files.writeString(folder.resolve("strange.txt"), "ein Text\n".repeat(10));
        assertThat(gateloom("measure", run, "--corpus=" + strange).err())
                .contains("'T'", "is not among the 10 symbols that the model knows");
        assertThat(gateloom("measure", run, "--characters=2").err())
                .contains("--characters: 2 are too few for the 4 streams that the run reads side by side; expected 4");
        assertThat(gateloom("measure", run, "--characters=403").err()).contains("--characters: the text has only 402");
        Files.writeString(folder.resolve("tiny corpus.txt"), "changed");
        assertThat(gateloom("measure", run).err()).contains("is no longer the text that was trained on");
    }

    /** After one step its numbers grow from character to character until they are not finite. */
    @Test
    void aLossThatIsNotFiniteIsPrintedAndFails() throws IOException {
        String other = folder.resolve("other").toString();
        String text = TinyCorpus.in(folder);
        gateloom(
                "train",
                Growing.in(folder),
                "--corpus=" + text,
                "--run=" + other,
                "--steps=1",
                "--held-out=0",
                "--learning-rate=1000",
                "--hidden=8",
                "--batch=4",
                "--sequence=10");
        Ran ran = gateloom("measure", other, "--corpus=" + text);
        assertThat(ran.exitCode()).isEqualTo(Stop.FAILED);
        assertThat(ran.out()).containsPattern(" characters: (NaN|Infinity) nats \\((NaN|Infinity) bits\\) a character");
        assertThat(ran.err())
                .startsWith("gateloom: the loss of " + other + " over " + text + " is not finite but ")
                .hasLineCount(1);
    }

    private static String last(String pattern, Ran ran) {
        Matcher matcher = Pattern.compile(pattern).matcher(ran.out());
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }
}
