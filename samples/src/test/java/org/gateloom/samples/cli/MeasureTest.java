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
        Path other = Files.writeString(folder.resolve("other.txt"), "nie ein text\n".repeat(10));
        assertThat(gateloom("measure", run, "--corpus=" + other).out()).startsWith("130 characters: ");
        assertThat(gateloom("measure", run, "--characters=100").out()).startsWith("100 characters: ");
    }

    @Test
    void whatCannotBeMeasuredIsASentence() throws IOException {
        Path strange = Files.writeString(folder.resolve("strange.txt"), "ein Text\n".repeat(10));
        assertThat(gateloom("measure", run, "--corpus=" + strange).err())
                .contains("'T'", "is not among the 10 symbols that the model knows");
        assertThat(gateloom("measure", run, "--characters=403").err()).contains("--characters: the text has only 402");
        Files.writeString(folder.resolve("tiny corpus.txt"), "changed");
        assertThat(gateloom("measure", run).err()).contains("is no longer the text that was trained on");
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
