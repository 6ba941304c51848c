package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.gateloom.samples.cli.Ran.gateloom;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A series of numbers, trained, gone on with and measured. */
class SeriesCommandsTest {

    @TempDir
    private Path folder;

    private Path waves;

    /** Two waves, far from mean 0 and deviation 1. */
    @BeforeEach
    void writeSeries() throws IOException {
        StringBuilder text = new StringBuilder("day,high,low\n");
        for (int i = 0; i < 400; i++) {
            text.append(String.format(
                    Locale.ROOT, "d%d,%.4f,%.6f%n", i, 1000 + 100 * Math.sin(i / 3.0), 0.01 * Math.cos(i / 5.0)));
        }
        waves = Files.writeString(folder.resolve("waves.csv"), text);
    }

    private Ran train(String run, String... more) {
        return gateloom(
                List.of(
                        "train",
                        "gru",
                        "--series=" + waves,
                        "--forecast=high",
                        "--without=day",
                        "--hidden=12",
                        "--sequence=20",
                        "--run=" + folder.resolve(run)),
                more);
    }

    @Test
    void aForecastIsLearntAndMeasuredOnItsScale() throws IOException {
        Ran ran = train("run", "--epochs=60", "--learning-rate=0.01");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "waves.csv: 400 rows of 2 columns; high is forecast one row ahead",
                        "240 steps of 4 x 20 rows, 60.00 epochs",
                        "measure it: gateloom measure ")
                .containsPattern("saying the row before again costs 0\\.1\\d+ squared error"
                        + " \\(RMSE 2\\d\\.\\d+ in the unit of high\\) over what is held out")
                .containsPattern("validation 0\\.0[0-4]\\d\\d squared error");
        assertThat(Files.readString(folder.resolve("run/settings.yaml")))
                .contains("forecast: high\n", "normalization: ", "series: ");
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains("Forecast of high by gru", "saying the row before again")
                .doesNotContain("nats");
        String measured = measured();
        assertThat(measured)
                .containsPattern(
                        "^39 forecasts: 0\\.0[0-4]\\d\\d squared error \\(RMSE 1?\\d\\.\\d+ in the unit of high\\)");
        assertThat(root(measured)).isCloseTo(deviation(360) * Math.sqrt(error(measured)), withinPercentage(1));
    }

    @Test
    void anotherFileIsBroughtToTheScaleOfTheRun() throws IOException {
        train("run", "--steps=2");
        Path shifted = folder.resolve("shifted.csv");
        Files.writeString(shifted, "day,high,low\n" + "x,2000,0\n".repeat(41));
        String far = measured("--series=" + shifted);
        // About ((2000 - 1000) / 70)², not the 0 that its own scale would give.
        assertThat(error(far)).isBetween(150.0, 250.0);
        assertThat(far).startsWith("40 forecasts: ").contains("saying the row before again costs 0.0000 squared error");
        Files.writeString(shifted, "day,low\nx,1\nx,2\n");
        assertThat(gateloom("measure", folder.resolve("run").toString(), "--series=" + shifted)
                        .err())
                .contains("shifted.csv has the columns low; the run was trained on high, low");
    }

    @Test
    @Timeout(120)
    void aPipeIsNotMeasured() throws IOException, InterruptedException {
        train("run", "--steps=2");
        Path pipe = folder.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        Ran measured = gateloom("measure", folder.resolve("run").toString(), "--series=" + pipe);
        assertThat(measured.exitCode()).isEqualTo(2);
        assertThat(measured.err()).contains(pipe + " is a pipe or a device; a series is one CSV file");
    }

    @Test
    void aLossThatIsNotFiniteIsPrintedAndFails() throws IOException {
        gateloom(
                "train",
                Growing.in(folder),
                "--series=" + waves,
                "--forecast=high",
                "--without=day",
                "--steps=1",
                "--held-out=0",
                "--learning-rate=1000",
                "--run=" + folder.resolve("run"));
        Ran ran = gateloom("measure", folder.resolve("run").toString(), "--series=" + waves);
        assertThat(ran.exitCode()).isEqualTo(Stop.FAILED);
        assertThat(ran.out()).containsPattern("^399 forecasts: (NaN|Infinity) squared error ");
        assertThat(ran.err())
                .contains("the loss of " + folder.resolve("run") + " over " + waves + " is not finite but ")
                .hasLineCount(1);
    }

    @Test
    void numbersBeyondANetworksAreRefusedByTheirPlaceWhereverTheyAreRead() throws IOException {
        assertThat(train("run", "--steps=2").exitCode()).isZero();
        Path far = folder.resolve("far.csv");
        String row = "d399," + Files.readAllLines(waves).get(400).split(",", -1)[1];
        Files.writeString(far, Files.readString(waves).replace(row, "d399,1e100"));
        String refused =
                far + ":401: column 2: 1.000e+100 is more than 1e18 standard deviations from the mean of what is"
                        + " trained on";
        Ran trained = gateloom(
                "train",
                "gru",
                "--series=" + far,
                "--forecast=high",
                "--without=day",
                "--run=" + folder.resolve("other"));
        assertThat(trained.err()).contains(refused);
        assertThat(trained.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("other")).doesNotExist();
        Ran measured = gateloom("measure", folder.resolve("run").toString(), "--series=" + far);
        assertThat(measured.err()).contains(refused);
        assertThat(measured.exitCode()).isEqualTo(2);
    }

    @Test
    void theSeriesIsNotWrittenOverByItsRun() throws IOException {
        train("run", "--steps=2");
        String before = Files.readString(waves);
        Ran ran = gateloom("export", folder.resolve("run").toString(), "--metrics=" + waves);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--metrics: " + waves + " would be written over, and the run was made of it");
        assertThat(waves).hasContent(before);
    }

    @Test
    void aRunGoesOnWithItsSeriesInAnotherPlace() throws IOException {
        train("straight", "--steps=30", "--validate-every=10");
        train("moved", "--steps=20", "--validate-every=10");
        String run = folder.resolve("moved").toString();
        Path there = Files.move(waves, folder.resolve("there.csv"));
        assertThat(gateloom("resume", run, "--steps=30").err()).contains("there is no file " + waves);
        Path other = Files.writeString(
                folder.resolve("other.csv"), Files.readString(there).replace("1000.0", "1001.0"));
        Ran refused = gateloom("resume", run, "--steps=30", "--series=" + other);
        assertThat(refused.err()).contains("does not fit: it was trained on the series of SHA-256 ");
        assertThat(refused.exitCode()).isEqualTo(2);
        Ran resumed = gateloom("resume", run, "--steps=30", "--series=" + there);
        assertThat(resumed.err()).isEmpty();
        assertThat(Losses.of(folder.resolve("moved"))).isEqualTo(Losses.of(folder.resolve("straight")));
        assertThat(gateloom("measure", run).err()).isEmpty();
        assertThat(gateloom("resume", run, "--steps=31").err()).isEmpty();
    }

    private String measured(String... more) {
        Ran ran = gateloom(List.of("measure", folder.resolve("run").toString()), more);
        assertThat(ran.err()).isEmpty();
        return ran.out();
    }

    private static double error(String measured) {
        return Double.parseDouble(measured.replaceAll("(?s)^\\d+ forecasts: (\\S+) .*", "$1"));
    }

    private static double root(String measured) {
        return Double.parseDouble(measured.replaceAll("(?s)^.*?RMSE (\\S+) .*", "$1"));
    }

    /** Of the first values of the column that is forecast. */
    private static double deviation(int rows) {
        double[] high = IntStream.range(0, rows)
                .mapToDouble(i -> 1000 + 100 * Math.sin(i / 3.0))
                .toArray();
        double mean = Arrays.stream(high).average().orElseThrow();
        return Math.sqrt(Arrays.stream(high)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void aResumedRunIsTheRunThatNeverStopped() throws IOException {
        train("straight", "--steps=30", "--validate-every=10");
        train("stopped", "--steps=20", "--validate-every=10");
        Ran resumed = gateloom("resume", folder.resolve("stopped").toString(), "--steps=30");
        assertThat(resumed.err()).isEmpty();
        assertThat(Losses.of(folder.resolve("stopped")))
                .isEqualTo(Losses.of(folder.resolve("straight")))
                .hasSize(33);
        Files.writeString(waves, Files.readString(waves).replace("1000.0", "1001.0"));
        assertThat(gateloom("resume", folder.resolve("stopped").toString(), "--steps=40")
                        .err())
                .contains("does not fit: it was trained on the series of SHA-256 ");
    }

    @Test
    void cellsAreComparedByTheirForecasts() throws IOException {
        Ran ran = gateloom(
                "compare",
                "rnn",
                "gru",
                "--series=" + waves,
                "--forecast=high",
                "--without=day",
                "--parameters=1k",
                "--flops=1M",
                "--sequence=20",
                "--out=" + folder.resolve("out"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("waves.csv: 400 rows of 2 columns; high is forecast", "Losses in squared error a forecast.")
                .containsPattern("(?m)^cell +hidden +parameters +steps +training +validation +rows/s +seconds$");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("rows read", "squared error a forecast.")
                .doesNotContain("nats");
        // What the simplest forecast costs stands where the cells' losses stand.
        JsonNode baseline = JsonMapper.shared()
                .readTree(folder.resolve("out/comparison.json"))
                .path("baseline");
        String sentence = baseline.path("sentence").asString();
        assertThat(sentence)
                .startsWith("Saying the row before again costs %.4f squared error (RMSE "
                        .formatted(baseline.path("validationLoss").asDouble()));
        assertThat(ran.out()).contains(sentence);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains(sentence);
        assertThat(gateloom("compare", "rnn", "--series=" + waves, "--forecast=high", "--without=day", "--length=5")
                        .err())
                .contains("--length is about a text; leave it, or leave --series");
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(train("none", "--forecast=hihg").err())
                .contains("waves.csv has no column 'hihg'; it has high, low; did you mean 'high'?");
        assertThat(gateloom("train", "gru", "--series=" + waves, "--forecast=high")
                        .err())
                .contains("waves.csv:2: column 1: 'd0' is no number", "--without day");
        assertThat(gateloom("train", "gru", "--series=" + waves).err()).contains("--series needs --forecast COLUMN");
        assertThat(train("none", "--task=recall").err()).contains("--series and --task both say what is learnt");
        assertThat(train("none", "--batch=300").err()).contains("360 rows are too few for 300 streams of 20 rows");
        assertThat(train("none", "--corpus=a.txt").err())
                .contains("--corpus is about a text; leave it, or leave --series");
        assertThat(gateloom("train", "gru", "--forecast=high").err()).contains("--forecast is of a series");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void commandsForTextsRefuseARunOfASeries() {
        train("run", "--steps=2");
        String run = folder.resolve("run").toString();
        assertThat(gateloom("sample", run).err()).contains("is a run of a series, which has no text to write");
        assertThat(gateloom("inspect", run).err()).contains("the run is one of a series, whose network reads numbers");
        assertThat(gateloom("measure", run, "--characters=5").err()).contains("--characters is about a text");
        assertThat(gateloom("resume", run, "--corpus=" + waves).err()).contains("--corpus is about a text");
    }
}
