package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gateloom.samples.run.FolderLock;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks with a known lag, trained, gone on with, measured and compared. */
class TaskCommandsTest {

    private static final List<String> SMALL = List.of("--hidden=8", "--batch=8", "--validate-every=10");

    @TempDir
    private Path folder;

    private Ran train(String run, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "gru", "--task=recall", "--lag=3", "--run=" + folder.resolve(run)));
        arguments.addAll(SMALL);
        arguments.addAll(List.of(more));
        return gateloom(arguments);
    }

    @Test
    void aTaskThatIsSolvedEndsTheRunAndIsMeasured() throws IOException {
        Ran ran = train("solved", "--steps=2000", "--learning-rate=0.02");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "recall at lag 3: sequences of 4, 9 symbols; 1,024 others held out, of whose answers 25.0 % are right"
                                + " by chance",
                        "2,000 steps of 8 sequences at most; solved when 99 % are right in 2 validations in a row",
                        "gru: 1 layer of 8, ")
                .containsPattern("solved after step [0-9,]+")
                .containsPattern("validation \\d\\.\\d{4} nats \\(\\d\\.\\d{4} bits\\), (99\\.\\d|100\\.0) % right");
        assertThat(Files.readString(folder.resolve("solved/settings.yaml")))
                .contains("task: recall\n", "lag: 3\n", "sequence: 4\n")
                .doesNotContain("corpus");
        assertThat(Files.readString(folder.resolve("solved/metrics.jsonl"))).contains("\"success\":");
        assertThat(gateloom("measure", folder.resolve("solved").toString()).out())
                .containsPattern(
                        "^recall at lag 3, 1,024 sequences held out: (99\\.\\d|100\\.0) % right, 0\\.\\d{4} nats an answer");
        assertThat(gateloom("resume", folder.resolve("solved").toString()).out())
                .contains("solved after step ");
    }

    /** Its first step is kept, its second one is not finite any more. */
    @Test
    void aLossThatIsNotFiniteIsPrintedAndFails() throws IOException {
        String run = folder.resolve("run").toString();
        gateloom(
                "train",
                Growing.in(folder),
                "--task=recall",
                "--lag=40",
                "--run=" + run,
                "--hidden=8",
                "--batch=8",
                "--steps=2",
                "--save-every=1",
                "--learning-rate=1000");
        Ran ran = gateloom("measure", run);
        assertThat(ran.exitCode()).isEqualTo(Stop.FAILED);
        assertThat(ran.out()).containsPattern("^recall at lag 40, .* held out: .* (NaN|Infinity) nats an answer");
        assertThat(ran.err()).contains("the loss of " + run + " over what it held out is not finite but ");
    }

    @Test
    void aResumedRunIsTheRunThatNeverStopped() throws IOException {
        train("straight", "--steps=30", "--dropout=0.2");
        train("stopped", "--steps=14", "--dropout=0.2");
        Ran resumed = gateloom("resume", folder.resolve("stopped").toString(), "--steps=30");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.out()).contains("from step 14 on");
        // The shorter run is validated at its own end, too.
        Predicate<String> shared = line -> !line.contains("\"step\":14,");
        List<String> straight = Losses.of(folder.resolve("straight"));
        assertThat(Losses.of(folder.resolve("stopped")))
                .filteredOn(shared)
                .isEqualTo(straight.stream().filter(shared).toList());
        assertThat(straight).hasSize(33);
    }

    @Test
    void numbersAreLearntToo() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "gru",
                "--task=adding",
                "--lag=2",
                "--steps=400",
                "--learning-rate=0.02",
                "--run=" + folder.resolve("sum")));
        arguments.addAll(SMALL);
        Ran ran = gateloom(arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains(
                        "adding at lag 2: sequences of 2, numbers; 1,024 others held out, of whose answers 7.8 % are right")
                .containsPattern(
                        "training \\d\\.\\d{4} squared error; validation 0\\.00\\d\\d squared error, [0-9.]+ % right");
        Ran measured = gateloom("measure", folder.resolve("sum").toString());
        assertThat(measured.out()).containsPattern("% right, 0\\.00\\d\\d squared error an answer");
        assertThat(error("sample", folder.resolve("sum").toString()))
                .endsWith("'gateloom measure' says how well it does");
        Ran resumed = gateloom("resume", folder.resolve("sum").toString(), "--steps=410");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.exitCode()).isZero();
    }

    @Test
    void whatDoesNotGoTogetherIsSaid() {
        train("run", "--steps=1");
        String run = folder.resolve("run").toString();
        assertThat(error("resume", run, "--corpus=text.txt", "--steps=2"))
                .isEqualTo("--corpus is about a text; the run is one of the task recall at lag 3, which makes its own"
                        + " sequences: leave it");
        assertThat(error("measure", run, "--characters=5"))
                .isEqualTo("--characters is about a text; the run is one of the task recall at lag 3: leave it");
        assertThat(error("train", "gru", "--task=recall", "--sequence=5"))
                .isEqualTo("--sequence is about a text; a task makes its own sequences: leave it, or leave --task");
        assertThat(error("train", "gru", "--task=recall", "--flops=5")).startsWith("--flops: a step of gru takes ");
        assertThat(error("train", "gru", "--task=recall", "--lag=,")).startsWith("--lag: '' is not a whole number");
        assertThat(error("train", "gru", "--lag=5")).isEqualTo("--lag is that of a task; add --task, or leave it");
        assertThat(error("train", "gru", "--task=recall", "--lag=5,6"))
                .isEqualTo("--lag: one training has one lag; 'gateloom compare' trains with several");
        assertThat(error("train", "gru", "--task=recall", "--lag=5,many"))
                .startsWith("--lag: 'many' is not a whole number from 1 to 10000;");
        assertThat(error("compare", "gru", "--task=copy", "--lag=50,5"))
                .isEqualTo("--lag: copy has a lag of 10 at least, not 5");
        assertThat(error("train", "gru", "--task=recal"))
                .startsWith(
                        "--task: 'recal' is neither recall, copy, temporal-order, temporal-order-3, adding nor timing");
    }

    private static String error(String... arguments) {
        Ran ran = gateloom(arguments);
        assertThat(ran.exitCode()).isEqualTo(2);
        return ran.err().strip().replaceFirst("^gateloom: ", "");
    }

    private Ran compare(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("compare", "rnn", "gru", "--task=recall", "--out=" + folder.resolve("out")));
        arguments.addAll(SMALL);
        arguments.addAll(List.of(more));
        return gateloom(arguments);
    }

    private JsonNode numbers() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("out/comparison.json")));
    }

    /** Of each run its validations, without the time that they took. */
    private List<JsonNode> validations() throws IOException {
        List<JsonNode> validations = new ArrayList<>();
        numbers().path("runs").forEach(run -> validations.add(run.path("validation")));
        return validations;
    }

    /** By another lag and another seed; of the second cell's first run the end was lost, as a killed process leaves it. */
    @Test
    void aComparisonGoesOn() throws IOException {
        compare("--lag=5", "--steps=20", "--seeds=2");
        List<JsonNode> straight = validations();
        Path lost = folder.resolve("out/gru-lag-5-seed-1");
        Files.delete(lost.resolve("step-000000020.safetensors"));
        Path kept = lost.resolve("run.json");
        Files.writeString(kept, Files.readString(kept).replace("\"ended\":\"well\"", "\"ended\":\"training\""));
        Ran again = compare("--lag=5", "--steps=20", "--seeds=2");
        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .contains(
                        "run 1 of 4: rnn at lag 5, seed 1: done before, validation ",
                        "run 2 of 4: gru at lag 5, seed 1, from step 10 on: ",
                        "run 4 of 4: gru at lag 5, seed 2: done before");
        assertThat(validations()).isEqualTo(straight);
        Ran more = compare("--lag=2,5", "--steps=20", "--seeds=2");
        assertThat(more.out().lines().filter(line -> line.contains(": done before")))
                .hasSize(4);
        assertThat(numbers().path("runs")).hasSize(8);
        assertThat(compare("--lag=5", "--steps=30").err())
                .contains("--out: the comparison in " + folder.resolve("out")
                        + " is another one: steps is 20 in it, 30 now");
        assertThat(gateloom("compare", "rnn", "--task=copy", "--lag=10", "--out=" + folder.resolve("out"))
                        .err())
                .contains("task is recall in it, copy now");
        try (FolderLock held = FolderLock.take(folder.resolve("out")).orElseThrow()) {
            assertThat(compare("--lag=5", "--steps=20", "--seeds=2").err())
                    .as("%s", held)
                    .contains("another process is at the comparison in ");
        }
    }

    @Test
    void eachCellHasTheSameBudgetAndItsOwnRate() throws IOException {
        Ran ran = compare("--lag=2,4", "--flops=1M", "--tune", "--tune-steps=4");
        assertThat(ran.err()).isEmpty();
        JsonNode numbers = numbers();
        assertThat(numbers.path("trials")).hasSize(20);
        assertThat(numbers.path("runs")).hasSize(4).allSatisfy(run -> {
            long step = run.path("flopsOfAStep").asLong();
            assertThat(run.path("steps").asLong() * step).isBetween(1_000_000 - step, 1_000_000L);
        });
        assertThat(ran.out()).contains("run 1 of 24: rnn at lag 2 at 0.0005: ", "rnn at lag 4: learning rate ");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Learning rates tried", "rnn at lag 4", "<dd>as many as 1.00 Mflop are enough for</dd>");
        assertThat(gateloom(
                                "train",
                                "rnn",
                                "--task=recall",
                                "--lag=2",
                                "--hidden=8",
                                "--batch=8",
                                "--seconds=0.05",
                                "--validate-every=1000000",
                                "--run=" + folder.resolve("run"))
                        .out())
                .contains("0.05 seconds of training in steps of 8 sequences")
                .containsPattern(
                        "validation \\d\\.\\d{4} nats \\(\\d\\.\\d{4} bits\\), [0-9.]+ % right; [0-9,]+ sequences/s");
    }

    @Test
    void aComparisonHasSuccessByLag() throws IOException {
        Ran ran = compare("--lag=2,5", "--seeds=2", "--steps=20");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .containsPattern("(?m)^cell +lag +parameters +right, % +± 95 % +solved +after steps +loss +seconds$")
                .containsPattern("(?m)^rnn +2 +225 +\\d+\\.\\d +\\d+\\.\\d +\\d of 2 ")
                .containsPattern("(?m)^gru +5 ")
                .contains("of which chance gives 25.0 %")
                .endsWith("page with success by lag: " + folder.resolve("out/report.html") + System.lineSeparator());
        JsonNode numbers = numbers();
        assertThat(numbers.path("runs")).hasSize(8);
        assertThat(numbers.path("cells")).hasSize(4);
        double first = numbers.path("runs").path(0).path("success").asDouble();
        double second = numbers.path("runs").path(4).path("success").asDouble();
        assertThat(numbers.path("cells").path(0).path("success").path("mean").asDouble())
                .isEqualTo((first + second) / 2);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains(
                        "The task recall", "\"chance\":25.0", "<dt>lag</dt><dd>2, 5</dd>", "gateloom compare rnn gru");
        assertThat(folder.resolve("out/gru-lag-5-seed-2/metrics.jsonl")).isRegularFile();
    }
}
