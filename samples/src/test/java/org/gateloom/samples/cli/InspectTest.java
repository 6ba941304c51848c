package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} and {@code memory} on a tiny run. */
class InspectTest {

    @TempDir
    private static Path folder;

    private static String run;

    @BeforeAll
    static void train() throws IOException {
        run = folder.resolve("run").toString();
        Ran ran = gateloom(
                "train",
                "lstm",
                "--corpus=" + TinyCorpus.in(folder),
                "--run=" + run,
                "--steps=20",
                "--hidden=8",
                "--batch=4",
                "--sequence=10");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aPassageIsWhatWasHeldOutUnlessTold() throws IOException {
        Ran ran = gateloom("inspect", run);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("300 characters, read by lstm after step 20: ")
                .containsPattern("forget +1 +[0-9.]+ % +[0-9.]+ %")
                .containsPattern("c of layer 2, kept by forget, written by input, shown by output: half-life [0-9.]+")
                .endsWith("written " + Path.of(run, "inspect.html") + System.lineSeparator());
        assertThat(Path.of(run, "inspect.html"))
                .content()
                .contains("The network after step 20, of 2 layers, read 300 characters");
    }

    /** The mean of the surprises is what {@code measure} prints for the same text in one stream. */
    @Test
    void theLossIsThatOfMeasure() throws IOException {
        String single = folder.resolve("single").toString();
        gateloom(
                "train",
                "gru",
                "--corpus=" + TinyCorpus.in(folder),
                "--run=" + single,
                "--steps=20",
                "--hidden=8",
                "--batch=1",
                "--sequence=10");
        String page = folder.resolve("single.html").toString();

        double inspected = nats(gateloom("inspect", single, "--characters=200", "-o", page));
        assertThat(inspected).isCloseTo(nats(gateloom("measure", single, "--characters=200")), within(2e-4));
    }

    private static double nats(Ran ran) {
        return Double.parseDouble(ran.out().replaceFirst("(?s).*?: ([0-9.]+) nats.*", "$1"));
    }

    @Test
    void aPassageOfOnesOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("passage.txt"), "kleiner text");
        String page = folder.resolve("own.html").toString();

        String out = gateloom("inspect", run, "--text=kleiner text", "-o", page).out();
        assertThat(out).startsWith("12 characters, ").endsWith("written " + page + System.lineSeparator());
        assertThat(gateloom("inspect", run, "--text-file=" + file, "-o", page).out())
                .isEqualTo(out.replace("written " + page, "written over " + page));
    }

    @Test
    void whatCannotBeInspectedIsASentence() {
        assertThat(gateloom("inspect", run, "--text=kleinerText").err())
                .isEqualTo(
                        "gateloom: --text: 'T' (U+0054), symbol 8 of the text, is not among the 10 symbols that the model"
                                + " knows" + System.lineSeparator());
        assertThat(gateloom("inspect", run, "--text=a", "--text-file=b").err())
                .contains("--text and --text-file both give the passage; leave one of them");
        assertThat(gateloom("inspect", run, "--text=e").err()).contains("--text has fewer than 2 characters");
        assertThat(gateloom("inspect", run, "-o", "page.svg").err()).contains("expected .html");
        assertThat(gateloom("memory", run, "--distance=300").err())
                .contains("--distance: the text has only 402 characters, and 300 steps back take 601");
        assertThat(gateloom("memory", "lsmt").err()).contains("did you mean 'lstm'?");
    }

    @Test
    void memoryComparesTrainedAndUntrained() throws IOException {
        Path page = folder.resolve("memory.html");
        Ran ran = gateloom(
                "memory",
                run,
                "rnn",
                "--distance=50",
                "--positions=4",
                "--hidden=8",
                "--corpus=" + TinyCorpus.in(folder),
                "-o",
                page.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().toList()).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(0)).matches("cell +parameters +k = 1 +k = 10 +k = 50 +half-life");
            assertThat(lines.get(2)).matches("run +trained( +[0-9.]+e[-+][0-9]+){3} +.*");
            assertThat(lines.get(3)).matches("run +untrained .*");
            assertThat(lines.get(4)).matches("rnn +untrained .*");
        });
        assertThat(page).content().contains("gateloom memory ", "\"cell\":\"rnn\",\"trained\":false");
    }
}
