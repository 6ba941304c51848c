package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series with labels, trained, gone on with and measured. */
class ClassificationCommandsTest {

    @TempDir
    private Path folder;

    private Path waves;

    @BeforeEach
    void writeSeries() throws IOException {
        waves = Files.writeString(folder.resolve("waves.csv"), Waves.csv(40, 1));
    }

    private Ran train(String cell, String run, String... more) {
        return gateloom(
                List.of(
                        "train",
                        cell,
                        "--series=" + waves,
                        "--classify=kind",
                        "--group=wave",
                        "--without=step",
                        "--hidden=16",
                        "--run=" + folder.resolve(run)),
                more);
    }

    /** Which remembers nothing of the rows before. */
    private Path withoutMemory() throws IOException {
        return Files.writeString(folder.resolve("forgetful.yaml"), """
                cell: Forgetful
                states: {h: hidden}
                gates:
                  seen: {of: [x], act: tanh}
                next:
                  h: seen
                emit: h
                """);
    }

    @Test
    void kindsOfWavesAreToldApartByWhoRemembers() throws IOException {
        Ran ran = train("gru", "run", "--epochs=60", "--learning-rate=0.01", "--held-out=0.25");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "waves.csv: 120 series of 3 classes (saw, sine, square), of 20 to 40 rows of 1 column; 30 of them held"
                                + " out, of which one answer for all is right of 33.3 %",
                        "360 steps of up to 16 sequences, 60.00 epochs")
                .containsPattern("validation \\d\\.\\d{4} nats, [0-9.]+ % right; [0-9,]+ sequences/s")
                .doesNotContain("characters");
        assertThat(right(ran.out())).isGreaterThanOrEqualTo(93);
        Ran forgetful = train(
                withoutMemory().toString(), "forgetful", "--epochs=60", "--learning-rate=0.01", "--held-out=0.25");
        assertThat(forgetful.exitCode()).as(forgetful.err()).isZero();
        assertThat(right(forgetful.out())).isLessThan(75);

        assertThat(Files.readString(folder.resolve("run/settings.yaml")))
                .contains("classify: kind\n", "classes: ", "normalization: ", "group: wave\n", "without: step\n");
        assertThat(Files.readString(folder.resolve("run/metrics.jsonl")))
                .contains("\"success\":")
                // 90 a time, 15 side by side.
                .contains("{\"step\":1,\"characters\":15,", "{\"step\":360,\"characters\":5400,");
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains(
                        "Classes of kind by gru",
                        "<th scope=\"row\">one answer for all</th><td>33.3</td>",
                        "Which classes are taken for which",
                        "<th scope=\"col\">said saw</th>")
                .doesNotContain("characters");
        Ran measured = gateloom("measure", folder.resolve("run").toString());
        assertThat(measured.err()).isEmpty();
        assertThat(right(measured.out())).isEqualTo(right(ran.out()));
        assertThat(measured.out())
                .startsWith("30 series: ")
                .contains("; one answer for all is right of 33.3 %")
                .containsPattern("(?m)^series of +said saw +said sine +said square$");
        assertThat(confusions(measured.out()).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(30);
    }

    /** The last share of right answers that is told. */
    private static double right(String out) {
        Matcher told = Pattern.compile("([0-9.]+) % right").matcher(out);
        return told.results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private static List<Integer> confusions(String measured) {
        List<Integer> counts = new ArrayList<>();
        measured.lines()
                .filter(line -> line.matches("(saw|sine|square) .*"))
                .forEach(line -> List.of(line.split(" +")).stream()
                        .skip(1)
                        .map(Integer::valueOf)
                        .forEach(counts::add));
        return counts;
    }

    @Test
    void otherSeriesAreMeasuredByTheClassesOfTheRun() throws IOException {
        train("gru", "run", "--steps=2");
        Path other = folder.resolve("other.csv");
        // Longer than any that was trained on.
        Files.writeString(other, "wave,kind,step,value\n" + "a,saw,0,0.5\n".repeat(60) + "b,sine,0,0.5\n");
        Ran measured = gateloom("measure", folder.resolve("run").toString(), "--series=" + other);
        assertThat(measured.err()).isEmpty();
        assertThat(measured.out()).startsWith("2 series: ").contains("right of 50.0 %");
        Files.writeString(other, "wave,kind,step,value\na,saw,0,0.5\nb,sines,0,0.5\n");
        assertThat(gateloom("measure", folder.resolve("run").toString(), "--series=" + other)
                        .err())
                .contains(
                        "the series 'b' is of the class 'sines', which the run does not know; it knows saw, sine, square;"
                                + " did you mean 'sine'?");
    }

    @Test
    void aResumedRunIsTheRunThatNeverStopped() throws IOException {
        train("gru", "straight", "--steps=30", "--validate-every=10", "--dropout=0.1");
        train("gru", "stopped", "--steps=20", "--validate-every=10", "--dropout=0.1");
        Ran resumed = gateloom("resume", folder.resolve("stopped").toString(), "--steps=30");
        assertThat(resumed.err()).isEmpty();
        assertThat(Losses.of(folder.resolve("stopped")))
                .isEqualTo(Losses.of(folder.resolve("straight")))
                .hasSize(33);
        assertThat(Files.readString(folder.resolve("stopped/report.html")))
                .contains("--classify=kind --group=wave --without=step")
                .doesNotContain("--classes", "--sequence");
        Files.writeString(waves, Waves.csv(40, 2));
        assertThat(gateloom("resume", folder.resolve("stopped").toString(), "--steps=40")
                        .err())
                .contains("does not fit: ");
    }

    @Test
    void columnsAreRepeatedAsTheyAreCalled() throws IOException {
        Files.writeString(waves, Files.readString(waves).replace("wave,kind,step,value", "-no/,a kind,m/s/,value"));
        String run = folder.resolve("run").toString();
        Ran ran = gateloom(
                "train",
                "gru",
                "--series=" + waves,
                "--classify=a kind",
                "--group=-no/",
                "--without=m/s/",
                "--hidden=4",
                "--steps=1",
                "--run=" + run);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(gateloom("resume", run, "--steps=2").err()).isEmpty();
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains("--series " + waves + " &#39;--classify=a kind&#39; --group=-no/ --without=m/s/ --hidden");
    }

    @Test
    void cellsAreComparedOnTheSameSeries() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "compare",
                "rnn",
                "gru",
                "--series=" + waves,
                "--classify=kind",
                "--group=wave",
                "--without=step",
                "--hidden=8",
                "--steps=20",
                "--seeds=2",
                "--out=" + folder.resolve("out")));
        Ran ran = gateloom(arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "waves.csv: 120 series of 3 classes",
                        "Losses in nats a series. One answer for all is right of 33.3 %.",
                        " difference in validation ")
                .containsPattern(
                        "run 4 of 4: gru, seed 2: [0-9,]+ parameters, 20 steps in .*, validation \\d\\.\\d{4} nats,"
                                + " [0-9.]+ % right")
                .containsPattern(
                        "(?m)^cell +hidden +parameters +seeds +training +validation +± 95 % +right, % +sequences/s"
                                + " +seconds$")
                .doesNotContain("characters");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("on the same series", "sequences read", "<dt>classify</dt><dd>kind</dd>")
                .doesNotContain("a character", "normalization");
        assertThat(gateloom(arguments).out().lines().filter(line -> line.contains(": done before")))
                .hasSize(4);
        Files.writeString(waves, Waves.csv(40, 2));
        assertThat(gateloom(arguments).err()).contains("is another one: series is waves.csv, SHA-256 ");
    }

    @Test
    void aPageHasNoAnswersWhereNothingIsHeldOut() throws IOException {
        Ran ran = train("gru", "run", "--steps=2", "--held-out=0");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains("Classes of kind by gru")
                .doesNotContain("that are held out", "<table", "Whole series");
    }

    /** After one step its numbers grow from row to row until they are not finite. */
    @Test
    void whatDivergedTakesNoClassForAnother() throws IOException {
        Ran ran = train(Growing.in(folder), "run", "--steps=1", "--learning-rate=1000");
        assertThat(ran.exitCode()).isEqualTo(Stop.FAILED);
        assertThat(ran.out()).contains("diverged: the loss on what is held out is ");
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains("diverged: the loss on what is held out is ", "one answer for all")
                .doesNotContain("Which classes are taken for which");
    }

    @Test
    void aLossThatIsNotFiniteIsPrintedAndFails() throws IOException {
        train(Growing.in(folder), "run", "--steps=1", "--learning-rate=1000", "--held-out=0");
        Ran ran = gateloom("measure", folder.resolve("run").toString(), "--series=" + waves);
        assertThat(ran.exitCode()).isEqualTo(Stop.FAILED);
        assertThat(ran.out()).containsPattern("(NaN|Infinity) nats a series; one answer for all is right of ");
        assertThat(ran.err()).contains(" over " + waves + " is not finite but ");
    }

    @Test
    void forecastsOfGroupsHoldOutWholeSeries() {
        Ran ran = gateloom(
                "train",
                "gru",
                "--series=" + waves,
                "--forecast=value",
                "--group=wave",
                "--without=step,kind",
                "--hidden=8",
                "--sequence=10",
                "--steps=20",
                "--run=" + folder.resolve("run"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains(
                        "waves.csv: 3,", " rows of 1 column in 120 series, of which 12 are held out; value is forecast")
                .containsPattern("[0-9,]+ rows/s");
        assertThat(ran.out()).contains("20 steps of up to 4 x 10 rows");
        assertThat(gateloom("measure", folder.resolve("run").toString()).out())
                .containsPattern("^[23]\\d\\d forecasts: ");
    }

    @Test
    void whatDoesNotFitIsSaid() throws IOException {
        assertThat(gateloom("train", "gru", "--series=" + waves, "--classify=kind")
                        .err())
                .contains("--classify needs --group COLUMN, which tells which series a row belongs to");
        assertThat(gateloom("train", "gru", "--group=wave").err()).contains("--group is of a series; add --series");
        assertThat(train("gru", "none", "--forecast=value").err())
                .contains("--forecast and --classify both say what is learnt of the series; give one of them");
        assertThat(train("gru", "none", "--without=kind").err())
                .contains("the column 'kind' is named by --classify and by --without; a column is for one of them");
        assertThat(train("gru", "none", "--sequence=5").err())
                .contains("--sequence cuts a text or a forecast into steps");
        assertThat(train("gru", "none", "--batch=200").err())
                .contains(
                        "--batch: 200 series side by side are more than the 108 that are trained on; expected 1 to 108");
        Files.writeString(waves, Files.readString(waves).replace("sine", "saw").replace("square", "saw"));
        assertThat(train("gru", "none").err())
                .contains("all series of " + waves
                        + " are of the class 'saw' by their column 'kind'; there is nothing to tell" + " apart");
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
