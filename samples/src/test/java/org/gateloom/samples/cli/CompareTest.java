package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareTest {

    @TempDir
    private Path folder;

    private String corpus;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = TinyCorpus.in(folder);
    }

    @Test
    void givesATableAPageNumbersAndText() throws IOException {
        Ran ran = compare("rnn", "gru", "--hidden=8");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).containsPattern("(?m)^cell +hidden +parameters +training +validation +bits");
        assertThat(ran.out()).containsPattern("(?m)^rnn +8 +378 +\\d\\.\\d{4} +\\d\\.\\d{4} +\\d\\.\\d{4} ");
        assertThat(ran.out()).contains("rnn writes:", "gru writes:");
        assertThat(ran.out())
                .endsWith("page with curves: " + folder.resolve("out/report.html") + System.lineSeparator());
        String page = Files.readString(folder.resolve("out/report.html"));
        assertThat(page).contains("Comparison of 2 cells", "<dt>batch</dt><dd>4</dd>", "gateloom compare rnn gru");
        JsonNode numbers = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/comparison.json")));
        assertThat(numbers.path("runs")).hasSize(2);
        assertThat(numbers.path("runs").path(1).path("cell").asString()).isEqualTo("gru");
        assertThat(numbers.path("runs").path(1).path("validation").path("loss")).hasSize(3);
        assertThat(gateloom("sample", folder.resolve("out/gru").toString()).exitCode())
                .isZero();
    }

    @Test
    void aBudgetOfParametersPicksEachWidth() throws IOException {
        compare("rnn", "lstm", "--parameters=2k");
        JsonNode runs = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("out/comparison.json")))
                .path("runs");
        int rnn = runs.path(0).path("hidden").asInt();
        int lstm = runs.path(1).path("hidden").asInt();
        assertThat(rnn).isGreaterThan(lstm);
        // An RNN: 10 h + h² + h, then h² + h² + h, then 10 h + 10.
        assertThat(runs.path(0).path("parameters").asInt()).isEqualTo(3 * rnn * rnn + 22 * rnn + 10);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.path("parameters").asInt()).isBetween(1850, 2150));
    }

    @Test
    void severalSeedsGiveMeansAndWhatIsReal() throws IOException {
        Ran ran = compare("rnn", "gru", "--hidden=8", "--seeds=2", "--seed=5");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).containsPattern("(?m)^gru +8 +\\d+ +2 +\\d\\.\\d{4} +\\d\\.\\d{4} +\\d\\.\\d{4} ");
        assertThat(ran.out()).containsPattern("[01] of 1 differences in validation are more than the seeds' doing");
        JsonNode numbers = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/comparison.json")));
        assertThat(numbers.path("runs")).hasSize(4);
        double first = numbers.path("runs").path(0).path("validationLoss").asDouble();
        double second = numbers.path("runs").path(2).path("validationLoss").asDouble();
        assertThat(first).isNotEqualTo(second);
        assertThat(numbers.path("cells")
                        .path(0)
                        .path("validationLoss")
                        .path("mean")
                        .asDouble())
                .isEqualTo((first + second) / 2);
        assertThat(Files.readString(folder.resolve("out/rnn-seed-6/settings.yaml")))
                .contains("seed: 6\n");
    }

    @Test
    void nothingIsTrainedWhenACellIsWrong() {
        Ran ran = compare("rnn", "lsmt", "gur");
        assertThat(ran)
                .isEqualTo(new Ran(
                        2,
                        "",
                        String.join(
                                        System.lineSeparator(),
                                        "gateloom: there is no cell 'lsmt' in the library; did you mean 'lstm'?",
                                        "gateloom: there is no cell 'gur' in the library; did you mean 'gru'?")
                                + System.lineSeparator()));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aRunThatDivergesDoesNotEndTheOthers() throws IOException {
        Path cell = Files.writeString(folder.resolve("unbounded.yaml"), """
                cell: Unbounded
                states: {h: hidden}
                next:
                  h: square(linear(x) + linear(prev(h)) + bias())
                emit: h
                """);
        Ran ran = compare(cell.toString(), "rnn", "--optimizer=sgd", "--learning-rate=100", "--clip=0", "--hidden=8");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains(cell + " diverged at step ", "rnn writes:");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("diverged at step");
    }

    @Test
    void oneCellTwiceHasTwoFolders() {
        compare("rnn", "rnn", "--hidden=4");
        assertThat(folder.resolve("out/rnn")).isDirectory();
        assertThat(folder.resolve("out/rnn-2")).isDirectory();
    }

    @Test
    void aBudgetAndAWidthContradictEachOther() {
        assertThat(compare("rnn", "--parameters=2k", "--hidden=8").err())
                .isEqualTo("gateloom: --parameters and --hidden both say how wide the cells are; give one of them"
                        + System.lineSeparator());
        assertThat(compare("rnn", "--parameters=2q").err())
                .startsWith(
                        "gateloom: --parameters: '2q' is not a number from 1 to 1000M, written as 200000, 200k or 1.5M;");
    }

    private Ran compare(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "--out",
                folder.resolve("out").toString(),
                "--corpus",
                corpus,
                "--batch=4",
                "--sequence=10",
                "--steps=12",
                "--validate-every=4",
                "--length=30"));
        return gateloom(arguments.toArray(String[]::new));
    }
}
