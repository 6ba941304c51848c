package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same budget for each cell: operations, seconds, trials of learning rates. */
class BudgetTest {

    @TempDir
    private Path folder;

    private String corpus;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = TinyCorpus.in(folder);
    }

    @Test
    void operationsGiveTheCheaperCellMoreSteps() throws IOException {
        Ran ran = compare("rnn", "lstm", "--flops=3M");
        assertThat(ran.err()).isEmpty();
        JsonNode runs = numbers().path("runs");
        assertThat(runs.path(0).path("steps").asLong())
                .isGreaterThan(2 * runs.path(1).path("steps").asLong());
        assertThat(runs).allSatisfy(run -> {
            long step = run.path("flopsOfAStep").asLong();
            assertThat(run.path("steps").asLong() * step).isBetween(3_000_000 - step, 3_000_000L);
        });
        assertThat(ran.out()).containsPattern("(?m)^cell +hidden +parameters +steps +training");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("<dd>as many as 3.00 Mflop are enough for</dd>");
    }

    @Test
    void secondsEndEachRunWithAValidation() throws IOException {
        Ran ran = compare("rnn", "gru", "--seconds=0.05");
        assertThat(ran.err()).isEmpty();
        assertThat(numbers().path("runs")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("seconds").asDouble()).isBetween(0.05, 5.0);
            JsonNode validated = run.path("validation").path("step");
            assertThat(validated.path(validated.size() - 1).asLong())
                    .isEqualTo(run.path("steps").asLong());
        });
    }

    @Test
    void eachCellHasTheSameTrialsAndIsTrainedWithItsBest() throws IOException {
        Ran ran = compare("rnn", "gru", "--tune", "--tune-steps=4", "--steps=8");
        assertThat(ran.err()).isEmpty();
        JsonNode trials = numbers().path("trials");
        assertThat(trials)
                .hasSize(10)
                .allSatisfy(trial -> assertThat(trial.path("steps").asLong()).isEqualTo(4));
        for (int cell = 0; cell < 2; cell++) {
            JsonNode best = trials.path(5 * cell);
            for (int i = 5 * cell; i < 5 * cell + 5; i++) {
                JsonNode trial = trials.path(i);
                best = trial.path("validationLoss").asDouble()
                                < best.path("validationLoss").asDouble()
                        ? trial
                        : best;
            }
            assertThat(numbers().path("runs").path(cell).path("learningRate")).isEqualTo(best.path("learningRate"));
        }
        assertThat(ran.out())
                .contains("run 1 of 12: rnn at 0.0005: ", "run 12 of 12: gru: ")
                .containsPattern("(?m)^cell +hidden +parameters +rate +training")
                .containsPattern("(?m)^gru: learning rate 0\\.\\d+");
        // The trials are runs: they are not done again either.
        assertThat(compare("rnn", "gru", "--tune", "--tune-steps=4", "--steps=8")
                        .out()
                        .lines()
                        .filter(line -> line.contains(": done before")))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--flops=2M --seconds=3 | --flops, --seconds and --steps or --epochs each say how long to train; give one of"
                        + " them",
                "--flops=2M --steps=3 | --flops, --seconds and --steps or --epochs each say how long to train; give one of"
                        + " them",
                "--tune --learning-rate=0.1 | --tune chooses the learning rate of each cell; leave --learning-rate, or"
                        + " --tune",
                "--tune-steps=3 | --tune-steps says how long a trial of --tune is; add --tune",
                "--tune --held-out=0 | --tune compares validation losses, of which there are none with --held-out 0; leave"
                        + " one of them"
            })
    void whatContradictsIsRefused(String options, String sentence) {
        assertThat(compare(("rnn " + options).split(" ")))
                .isEqualTo(new Ran(2, "", "gateloom: " + sentence + System.lineSeparator()));
    }

    @Test
    void operationsAreWrittenWithTheirUnitAndEnoughForAStep() {
        assertThat(compare("rnn", "--flops=2X").err())
                .startsWith("gateloom: --flops: '2X' is not a number from 1 to 1000P, written as 500G, 2T or 1.5P; ");
        assertThat(compare("rnn", "--flops=1k").err())
                .matches("gateloom: rnn: --flops: a step of rnn takes [0-9.]+ k; expected at least as many"
                        + " operations\\R");
    }

    private JsonNode numbers() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("out/comparison.json")));
    }

    private Ran compare(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "--out",
                folder.resolve("out").toString(),
                "--corpus",
                corpus,
                "--hidden=8",
                "--batch=4",
                "--sequence=10",
                "--length=30"));
        return Ran.gateloom(arguments);
    }
}
