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
        assertThat(ran.out())
                .containsPattern(
                        "[01] of 1 difference in validation (is|are) more than the seeds' doing \\(paired t test, p corrected for 1 comparison,");
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
    void oneCellTwiceIsAMistake() {
        assertThat(compare("rnn", "rnn", "--hidden=4"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: rnn is named twice, and trained twice it would give the same numbers; name each cell"
                                + " once, and --seeds for chance" + System.lineSeparator()));
    }

    /** Whoever has a cell of the library's name gets two curves with two names. */
    @Test
    void cellsOfOneNameAreToldApart() throws IOException {
        Path own = Files.copy(Path.of("src/main/cells/rnn.yaml"), folder.resolve("rnn.yaml"));
        Ran ran = compare("rnn", own.toString(), "--hidden=4", "--learning-rate=0.01");
        assertThat(ran.out()).contains("run 1 of 2: rnn: ", "run 2 of 2: " + own + ": done before");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("{\"name\":\"rnn\"", "{\"name\":\"" + own + "\"");
    }

    @Test
    void allCellsAreCheckedBeforeTheFirstIsTrained() {
        Ran ran = compare("rnn", "lstm", "--hidden=16000", "--layers=20");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("gateloom: rnn: "),
                        line -> assertThat(line).startsWith("gateloom: lstm: "));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aPrimeThatNoCellKnowsIsSaidBeforeTheFirstIsTrained() {
        Ran ran = compare("rnn", "--prime=Q");
        assertThat(ran.err()).startsWith("gateloom: --prime: 'Q' (U+0051), symbol 1 of the text, ");
        assertThat(ran.out()).isEmpty();
    }

    /** One line a run. */
    @Test
    void whereNobodySitsEachRunIsALine() {
        assertThat(compare("rnn", "gru", "--hidden=8", "--seeds=2")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("run ")))
                .hasSize(4)
                .allMatch(line -> line.matches(
                        "run [1-4] of 4: (rnn|gru), seed [12]: [0-9,]+ parameters, 12 steps in \\d+ s, validation"
                                + " \\d\\.\\d{4} nats(; about \\d+ s left)?"));
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
        return gateloom(arguments);
    }
}
