package org.gateloom.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.samples.run.FolderLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A comparison goes on in its folder: what is done is not done again, what was begun ends as if nobody had ended it. */
class ContinuedComparisonTest {

    @TempDir
    private Path folder;

    private String corpus;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = TinyCorpus.in(folder);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        compare("a", "rnn", "gru");
        JsonNode before = runs("a");
        FileTime written = Files.getLastModifiedTime(folder.resolve("a/rnn/metrics.jsonl"));

        Ran again = compare("a", "rnn", "gru", "lstm", "--seeds=1");

        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains("run 1 of 3: rnn: done before, validation ", "run 2 of 3: gru: done before")
                .containsPattern("run 3 of 3: lstm: [0-9,]+ parameters, 12 steps");
        assertThat(runs("a").path(0)).isEqualTo(before.path(0));
        assertThat(runs("a")).hasSize(3);
        assertThat(Files.getLastModifiedTime(folder.resolve("a/rnn/metrics.jsonl")))
                .isEqualTo(written);
    }

    @Test
    void moreSeedsAreAddedToThoseThatAreThere() throws IOException {
        compare("a", "rnn", "--seeds=2");
        Ran again = compare("a", "rnn", "--seeds=3");
        assertThat(again.out())
                .contains("run 2 of 3: rnn, seed 2: done before")
                .containsPattern("run 3 of 3: rnn, seed 3: 378 parameters");
        assertThat(runs("a")).hasSize(3);
    }

    /** The folder of its run has no seed in its name. */
    @Test
    void theFirstSeedIsThereWhenTheSecondIsAdded() throws IOException {
        compare("a", "rnn");
        JsonNode before = runs("a").path(0);
        assertThat(compare("a", "rnn", "--seeds=2").out())
                .contains("run 1 of 2: rnn, seed 1: done before")
                .containsPattern("run 2 of 2: rnn, seed 2: 378 parameters");
        assertThat(runs("a").path(0)).isEqualTo(before);
        assertThat(folder.resolve("a/rnn-seed-1")).doesNotExist();
        assertThat(compare("a", "rnn").out()).contains("run 1 of 1: rnn: done before");
    }

    @Test
    void aCellOfAnotherNameIsTheSame() throws IOException {
        Path first = Files.copy(Path.of("src/main/cells/rnn.yaml"), folder.resolve("first.yaml"));
        Path second = folder.resolve("second.yaml");
        compare("straight", first.toString());
        compare("a", first.toString());
        Files.move(first, second);
        assertThat(compare("a", second.toString()).out()).contains("run 1 of 1: second: done before");
        endInTheMiddle(folder.resolve("a/first"));
        assertThat(compare("a", second.toString()).out()).contains("run 1 of 1: second, from step 8 on: ");
        assertThat(bits(runs("a").path(0))).isEqualTo(bits(runs("straight").path(0)));
        assertThat(runs("a").path(0).path("cell").asString()).isEqualTo(second.toString());
    }

    @Test
    void aCellThatWasChangedIsTrainedAgain() throws IOException {
        Path own = Files.copy(Path.of("src/main/cells/rnn.yaml"), folder.resolve("own.yaml"));
        compare("a", "gru", own.toString());
        Files.writeString(own, Files.readString(own) + "# another one\n");
        Ran again = compare("a", "gru", own.toString());
        assertThat(again.out()).contains("run 1 of 2: gru: done before").containsPattern("run 2 of 2: own: 378 param");
        assertThat(folder.resolve("a/own-2/run.json")).isRegularFile();
    }

    /** As a process leaves it that was killed between two checkpoints. */
    @Test
    void whatWasBegunEndsAsIfNobodyHadEndedIt() throws IOException {
        compare("straight", "rnn", "gru");
        compare("killed", "rnn", "gru");
        endInTheMiddle(folder.resolve("killed/gru"));

        Ran again = compare("killed", "rnn", "gru");

        assertThat(again.out()).contains("run 1 of 2: rnn: done before", "run 2 of 2: gru, from step 8 on: ");
        assertThat(bits(runs("killed").path(1))).isEqualTo(bits(runs("straight").path(1)));
    }

    private static void endInTheMiddle(Path run) throws IOException {
        Files.delete(run.resolve("step-000000012.safetensors"));
        Path kept = run.resolve("run.json");
        Files.writeString(kept, Files.readString(kept).replace("\"ended\":\"well\"", "\"ended\":\"training\""));
    }

    private static List<JsonNode> bits(JsonNode run) {
        return List.of(
                run.path("training").path("loss"),
                run.path("validation").path("loss"),
                run.path("trainingLoss"),
                run.path("samples"));
    }

    @Test
    void anotherComparisonIsRefusedByWhatDiffers() {
        compare("a", "rnn");
        assertThat(compare("a", "rnn", "--learning-rate=0.01"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: --out: the comparison in " + folder.resolve("a")
                                + " is another one: learning-rate is 0.002 in it, 0.01 now; name another folder, or empty it"
                                + System.lineSeparator()));
    }

    @Test
    void anotherPromptIsRefused() {
        compare("a", "rnn");
        assertThat(compare("a", "rnn", "--prime=text\nein", "--temperature=0.5").err())
                .contains("; temperature is 0.8 in it, 0.5 now; name another folder")
                .contains("prime is “")
                .contains("in it, “text\\nein” now; ")
                .hasLineCount(1);
        assertThat(compare("a", "rnn", "--temperature=0.80").exitCode()).isZero();
    }

    @Test
    void twoAtATimeAreRefused() throws IOException {
        compare("a", "rnn");
        Path page = folder.resolve("a/report.html");
        String before = Files.readString(page);
        try (FolderLock held = FolderLock.take(folder.resolve("a")).orElseThrow()) {
            assertThat(compare("a", "rnn", "gru"))
                    .as("%s", held)
                    .isEqualTo(new Ran(
                            1,
                            "",
                            "gateloom: another process is at the comparison in " + folder.resolve("a")
                                    + "; await its end, or name another folder" + System.lineSeparator()));
        }
        assertThat(page).hasContent(before);
        assertThat(compare("a", "rnn", "gru").exitCode()).isZero();
    }

    /** As a process leaves it that had no room for the first page. */
    @Test
    void aFolderThatOnlyWasTakenIsEmpty() throws IOException {
        FolderLock.take(folder.resolve("a")).orElseThrow().close();
        assertThat(compare("a", "rnn").exitCode()).isZero();
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a")).resolve("note.txt"), "mine");
        assertThat(compare("a", "rnn").err())
                .isEqualTo("gateloom: --out: " + folder.resolve("a") + " is not empty; name another folder, or empty it"
                        + System.lineSeparator());
        Files.writeString(folder.resolve("a/comparison.json"), "{\"mine\": 1}");
        assertThat(compare("a", "rnn").err()).contains("comparison.json is not of a comparison");
    }

    /** By {@code resume}, to more steps than the comparison has. */
    @Test
    void aRunThatWentOnAloneIsNotTaken() throws IOException {
        compare("a", "rnn");
        Path run = folder.resolve("a/rnn");
        Ran.gateloom("resume", run.toString(), "--steps=16");
        Path kept = run.resolve("run.json");
        Files.writeString(kept, Files.readString(kept).replace("\"ended\":\"well\"", "\"ended\":\"interrupted\""));
        assertThat(compare("a", "rnn").err())
                .isEqualTo("gateloom: the run in " + run
                        + " went on with another setting: steps is 16 in it, 12 here; take"
                        + " its folder away, and it is trained again" + System.lineSeparator());
        assertThat(Files.readString(folder.resolve("a/report.html"))).contains("1 run is not done.");
    }

    @Test
    void aDamagedRunIsSaid() throws IOException {
        compare("a", "rnn");
        Path kept = folder.resolve("a/rnn/run.json");
        for (byte[] damaged : List.of("{\"run\":".getBytes(UTF_8), new byte[] {(byte) 0xff})) {
            Files.write(kept, damaged);
            Ran ran = compare("a", "rnn");
            assertThat(ran.err())
                    .isEqualTo("gateloom: " + kept + " is damaged; take its folder away, and the run is trained again"
                            + System.lineSeparator());
            assertThat(Files.readString(folder.resolve("a/report.html"))).contains("1 run is not done.");
        }
    }

    @Test
    void numbersThatAreNoTextAreOfNoComparison() throws IOException {
        Path numbers = Files.createDirectory(folder.resolve("b")).resolve("comparison.json");
        Files.write(numbers, new byte[] {(byte) 0xff});
        assertThat(compare("b", "rnn").err())
                .isEqualTo("gateloom: --out: " + numbers + " is not of a comparison; name another folder, or empty it"
                        + System.lineSeparator());
    }

    @Test
    void noPageIsPromisedThatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "mine");
        Ran ran = compare("a.txt/x", "rnn");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("gateloom: ").contains("a.txt").hasLineCount(1);
    }

    private JsonNode runs(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve(name).resolve("comparison.json")))
                .path("runs");
    }

    private Ran compare(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "--out",
                folder.resolve(name).toString(),
                "--corpus",
                corpus,
                "--hidden=8",
                "--batch=4",
                "--sequence=10",
                "--steps=12",
                "--validate-every=4",
                "--length=30"));
        return Ran.gateloom(arguments);
    }
}
