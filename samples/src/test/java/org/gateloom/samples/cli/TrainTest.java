package org.gateloom.samples.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.TensorFile;
import org.gateloom.runtime.checkpoint.TensorReader;
import org.gateloom.runtime.checkpoint.TensorWriter;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainTest {

    @TempDir
    private Path folder;

    private String corpus;

    @BeforeEach
    void writeCorpus() throws IOException {
        corpus = TinyCorpus.in(folder);
    }

    @Test
    void aRunIsShownAndKept() throws IOException {
        Path run = folder.resolve("a run");
        Ran ran = train("lstm", run, "--steps=8");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().toList())
                .startsWith(
                        "tiny corpus.txt: 4,012 characters, 10 symbols; the last 402 held out (2 of them left over), 10 at the end of the"
                                + " rest left over",
                        "8 steps of 4 x 10 characters, 0.09 epochs",
                        "lstm: 2 layers of 8, 1,242 parameters",
                        "into " + run)
                .endsWith("hear it write: gateloom sample '" + run + "'");
        assertThat(ran.out()).containsPattern("lstm  first step done \\d+\\.\\d\\d s after the start, loss 2\\.");
        assertThat(ran.out())
                .containsPattern("lstm  step 4 of 8: training \\d\\.\\d{4}, validation \\d\\.\\d{4} nats;");
        assertThat(Files.readString(run.resolve("settings.yaml")))
                .contains("cell: lstm\n", "hidden: 8\n", "learning-rate: 0.002\n", "seed: 1\n");
        assertThat(Files.readString(run.resolve("cell/1-lstm.yaml"))).contains("cell: Lstm");
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(8 + 2);
        assertThat(Files.readString(run.resolve("report.html"))).contains("Training of lstm");
        assertThat(run.resolve("step-000000008.safetensors")).isRegularFile();
    }

    @Test
    void anUntrainedNetworkKnowsNothingButTheNumberOfSymbols() throws IOException {
        train("gru", folder.resolve("run"), "--steps=1", "--hidden=32");
        String first = Files.readAllLines(folder.resolve("run/metrics.jsonl")).get(0);
        double loss = Double.parseDouble(first.replaceFirst(".*\"training\":([0-9.]+).*", "$1"));
        assertThat(loss).isBetween(Math.log(10) - 0.2, Math.log(10) + 0.2);
    }

    @Test
    void aResumedRunIsTheRunThatNeverStopped() throws IOException {
        train("peephole-lstm", folder.resolve("straight"), "--steps=12", "--dropout=0.3", "--threads=1");
        train("peephole-lstm", folder.resolve("stopped"), "--steps=8", "--dropout=0.3", "--threads=2");
        Ran resumed = gateloom("resume", folder.resolve("stopped").toString(), "--steps=12");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.out()).contains("from step 8 on");
        assertThat(Losses.of(folder.resolve("stopped"))).isEqualTo(Losses.of(folder.resolve("straight")));
        assertThat(sample("stopped")).isEqualTo(sample("straight"));
    }

    /** The cut is kept with the run, so that it goes on with the same one wherever it does. */
    @Test
    void lanesAreASettingOfTheRun() throws IOException {
        train("lstm", folder.resolve("straight"), "--steps=12", "--lanes=4");
        train("lstm", folder.resolve("stopped"), "--steps=8", "--lanes=4");
        train("lstm", folder.resolve("one"), "--steps=12", "--lanes=1");
        gateloom("resume", folder.resolve("stopped").toString(), "--steps=12");

        assertThat(Losses.of(folder.resolve("stopped"))).isEqualTo(Losses.of(folder.resolve("straight")));
        assertThat(Files.readString(folder.resolve("straight/settings.yaml"))).contains("lanes: 4\n");
        assertThat(Files.readAllBytes(folder.resolve("one/step-000000012.safetensors")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("straight/step-000000012.safetensors")));
    }

    /** Validations are after steps 4 and 8: at each it writes at three temperatures. */
    @Test
    void whatItWritesWhileItLearnsIsOnItsPage() throws IOException {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=8");
        JsonNode samples = JsonMapper.shared().readTree(Files.readString(run.resolve("samples.json")));
        assertThat(samples.valueStream().map(sample -> sample.path("step").asInt()))
                .containsExactly(4, 4, 4, 8, 8, 8);
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("What they write", "rnn, as it learnt, at several temperatures", ", after 4 steps");
    }

    @Test
    void damagedTextsAreRefused() throws IOException {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=8");
        for (String damaged : List.of("{}", "", "[{\"step\": 1}]", "[{")) {
            Files.writeString(run.resolve("samples.json"), damaged);
            assertThat(gateloom("resume", run.toString(), "--steps=12").err())
                    .isEqualToIgnoringNewLines("gateloom: " + run.resolve("samples.json")
                            + " is damaged; take it away, and the run goes on without its earlier texts");
        }
        Files.write(run.resolve("samples.json"), new byte[] {(byte) 0xff});
        assertThat(gateloom("resume", run.toString(), "--steps=12").err())
                .isEqualToIgnoringNewLines("gateloom: " + run.resolve("samples.json")
                        + " is damaged; take it away, and the run goes on without its earlier texts");
    }

    @Test
    void whatWasMeasuredAfterTheCheckpointIsMeasuredAgain() throws IOException {
        Path run = folder.resolve("killed");
        train("rnn", run, "--steps=8");
        String written = Files.readString(run.resolve("samples.json"));
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        Files.delete(run.resolve("step-000000008.safetensors"));
        Files.writeString(run.resolve("metrics.jsonl"), String.join("\n", lines) + "\n{\"step\":9,\"charac");
        assertThat(gateloom("resume", run.toString()).out()).contains("from step 4 on");
        assertThat(Losses.of(run)).isEqualTo(Losses.timeless(lines));
        assertThat(run.resolve("samples.json")).hasContent(written);
    }

    /** Wherever a run is cut, also between a moment's begin and its validation, what it writes comes back. */
    @Test
    void fromAnyOfItsCheckpointsARunGoesOnToTheSame() throws IOException {
        Path run = folder.resolve("whole");
        train("rnn", run, "--steps=23", "--save-every=1", "--keep=100");
        for (int step = 0; step < 23; step++) {
            Path cut = folder.resolve("cut" + step);
            copy(run, cut);
            for (int later = step + 1; later <= 23; later++) {
                Files.delete(cut.resolve("step-%09d.safetensors".formatted(later)));
            }
            assertThat(gateloom("resume", cut.toString()).err()).isEmpty();
            assertThat(cut.resolve("samples.json"))
                    .as("cut at step %d", step)
                    .hasSameTextualContentAs(run.resolve("samples.json"));
            assertThat(Losses.of(cut)).isEqualTo(Losses.of(run));
        }
    }

    @Test
    void aCheckpointAndLossesThatAreOfTwoRunsAreNotOneRun() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        train("rnn", one, "--steps=8");
        train("rnn", other, "--steps=8", "--seed=5");
        Files.copy(one.resolve("metrics.jsonl"), other.resolve("metrics.jsonl"), REPLACE_EXISTING);
        Ran ran = gateloom("resume", other.toString(), "--steps=12");
        assertThat(ran.err())
                .isEqualTo("gateloom: " + other.resolve("metrics.jsonl") + " does not begin with the losses that were"
                        + " there when the checkpoint was written: they are others, or not all of them; put it back as it was, or take it"
                        + " away, and the run goes on without its earlier losses" + System.lineSeparator());
        assertThat(ran.exitCode()).isNotZero();
        assertThat(other.resolve("metrics.jsonl")).hasSameTextualContentAs(one.resolve("metrics.jsonl"));

        Files.delete(other.resolve("metrics.jsonl"));
        ran = gateloom("resume", other.toString(), "--steps=12");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains(
                        "its losses are not there: those until step 8 will be missing from its page", "from step 8 on");
        // What is kept from then on belongs together again.
        assertThat(gateloom("resume", other.toString(), "--steps=16").out()).contains("from step 12 on");
    }

    @Test
    void aRunThatGoesOnWithAnotherJavaSaysSo() throws IOException, CheckpointException {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=4");
        Path file = run.resolve("step-000000004.safetensors");
        TensorFile saved = TensorReader.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(saved.metadata());
        metadata.replaceAll((name, value) -> value.replace(Version.java(), "A Java of before"));
        TensorWriter.write(new TensorFile(metadata, saved.tensors()), file);
        assertThat(gateloom("resume", run.toString(), "--steps=6").out())
                .contains("its last digits may differ from now on: Java was A Java of before, is " + Version.java());
        assertThat(gateloom("resume", run.toString(), "--steps=8").out()).doesNotContain("its last digits");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void aDeviceIsNamedForOpenClOnly() {
        Ran ran = gateloom("train", "rnn", "--device=0", "--run=" + folder.resolve("run"));
        assertThat(ran.err()).isEqualTo("gateloom: --device names an OpenCL device; add --backend opencl\n");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void aRunThatIsDoneSaysSo() {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=4");
        assertThat(gateloom("resume", run.toString()))
                .isEqualTo(new Ran(
                        0,
                        run + " has done its 4 steps; --steps or --epochs makes it longer" + System.lineSeparator(),
                        ""));
    }

    @Test
    void fewerStepsThanAreDoneAreRefused() {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=8");
        assertThat(gateloom("resume", run.toString(), "--steps=4"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: --steps: the run has done 8 steps already; expected more than these in place of 4"
                                + System.lineSeparator()));
    }

    /** Whatever commands it took, the page has the one that gives the same numbers. */
    @Test
    void aResumedRunIsRepeatedByOneCommand() throws IOException {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=4");
        Ran resumed = gateloom("resume", run.toString(), "--steps=8");
        assertThat(resumed.out()).contains("page with curves: " + run.resolve("report.html"));
        assertThat(Files.readString(run.resolve("settings.yaml"))).contains("steps: 8\n");
        String page = Files.readString(run.resolve("report.html"));
        String command = page.substring(page.indexOf("<pre>gateloom train rnn ") + "<pre>gateloom ".length());
        List<String> again = new ArrayList<>(
                List.of(command.substring(0, command.indexOf("</pre>")).split(" (?=--)", -1)));
        List<String> words = new ArrayList<>(
                List.of("train", "rnn", "--run", folder.resolve("again").toString()));
        again.subList(1, again.size())
                .forEach(option ->
                        words.addAll(List.of(option.replace("&#39;", "").split(" ", 2))));
        assertThat(gateloom(words).err()).isEmpty();
        assertThat(Losses.of(folder.resolve("again"))).isEqualTo(Losses.of(run));
    }

    @Test
    void secondsEndARunWithAValidation() throws IOException {
        Path run = folder.resolve("run");
        Ran ran = train("rnn", run, "--seconds=0.05");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("0.05 seconds of training in steps of 4 x 10 characters");
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(lines.get(lines.size() - 1)).contains("validation");
        // It is done; nothing more is trained.
        assertThat(gateloom("resume", run.toString()).exitCode()).isZero();
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).isEqualTo(lines);
    }

    @Test
    void anotherTextIsRefused() throws IOException {
        Path run = folder.resolve("run");
        train("rnn", run, "--steps=4");
        Path other = Files.writeString(folder.resolve("other.txt"), "something else altogether ".repeat(100));
        Ran ran = gateloom("resume", run.toString(), "--steps=8", "--corpus", other.toString());
        assertThat(ran.err()).startsWith("gateloom: the checkpoint of " + run + " does not fit: ");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void aDivergedRunNamesItsStepAndFails() throws IOException {
        Path cell = Files.writeString(folder.resolve("unbounded.yaml"), """
            cell: Unbounded
            states: {h: hidden}
            next:
              h: square(linear(x) + linear(prev(h)) + bias())
            emit: h
            """);
        Ran ran = train(
                cell.toString(),
                folder.resolve("run"),
                "--steps=50",
                "--optimizer=sgd",
                "--learning-rate=100",
                "--clip=0");
        assertThat(ran.out())
                .containsPattern("unbounded diverged at step \\d+: its loss is NaN|the norm of its gradient is");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("note.txt"), "mine");
        Ran ran = train("rnn", run, "--steps=1");
        assertThat(ran)
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: --run: " + run
                                + " is not empty; name another folder, empty it, or go on with the run"
                                + " in it by 'gateloom resume " + run + "'" + System.lineSeparator()));
    }

    @Test
    void textsThatCannotBeLearntAreRefused() throws IOException {
        assertRefused("there is no file none.txt", "--corpus=none.txt");
        assertRefused(folder + " is a directory; a corpus is one text file", "--corpus", folder.toString());
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'a', 'b', (byte) 0xff, 'c'});
        assertRefused(
                bytes + " is not UTF-8: byte 2 (0xFF, counted from 0) does not begin a character",
                "--corpus",
                bytes.toString());
        assertRefused(
                "3,610 symbols of text are too few for 4,000 streams of 10 symbols: take fewer streams, shorter chunks"
                        + " or a longer text",
                "--corpus",
                corpus,
                "--batch=4000",
                "--sequence=10");
    }

    private static void assertRefused(String sentence, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "rnn"));
        arguments.addAll(List.of(options));
        assertThat(gateloom(arguments)).isEqualTo(new Ran(2, "", "gateloom: " + sentence + System.lineSeparator()));
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs=1 --steps=4, --steps and --epochs both say how long to train; give one of them",
        "--lanes=5, '--lanes: 5 are more than the batch has streams; expected 1 to 4'",
        "--lanes=2 --backend=opencl, --lanes says how the processor cuts the batch; with --backend opencl it says nothing"
    })
    void contradictionsAreRefused(String options, String sentence) {
        Ran ran = train("rnn", folder.resolve("run"), options.split(" "));
        assertThat(ran).isEqualTo(new Ran(2, "", "gateloom: " + sentence + System.lineSeparator()));
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void anEpochIsTheTextOnce() throws IOException {
        Ran ran = train("rnn", folder.resolve("run"), "--epochs=0.5");
        // 3,610 characters in 4 streams of 90 chunks of 10.
        assertThat(ran.out()).contains("45 steps of 4 x 10 characters, 0.50 epochs");
    }

    @Test
    void samplesAreDrawnAsTold() {
        train("gru", folder.resolve("run"), "--epochs=4", "--hidden=16", "--learning-rate=0.02");
        String run = folder.resolve("run").toString();
        Ran likeliest = gateloom("sample", run, "--temperature=0", "--prime=ein k", "--length=12");
        assertThat(likeliest).isEqualTo(new Ran(0, "ein kleiner text\n" + System.lineSeparator(), ""));
        assertThat(gateloom("sample", run, "--seed=1", "--temperature=5").out())
                .isNotEqualTo(
                        gateloom("sample", run, "--seed=2", "--temperature=5").out());
        assertThat(gateloom("sample", run, "--temperature=5")).isEqualTo(gateloom("sample", run, "--temperature=5"));
        assertThat(gateloom("sample", run, "--prime=Q").err())
                .isEqualTo(
                        "gateloom: 'Q' (U+0051), symbol 1 of the text, is not among the 10 symbols that the model knows"
                                + System.lineSeparator());
        assertThat(gateloom("sample", run, "--prime=").err())
                .isEqualTo("gateloom: --prime is empty; a text begins with at least one character"
                        + System.lineSeparator());
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        for (String command : List.of("sample", "resume")) {
            assertThat(gateloom(command, folder.toString()).err())
                    .isEqualTo("gateloom: there is no checkpoint in " + folder
                            + ": it is no run, or one that was ended before its first checkpoint and has to be begun"
                            + " again" + System.lineSeparator());
            assertThat(gateloom(command, "none").err())
                    .isEqualTo("gateloom: none does not exist" + System.lineSeparator());
        }
    }

    private Ran train(String cell, Path run, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                cell,
                "--run",
                run.toString(),
                "--corpus",
                corpus,
                "--batch=4",
                "--sequence=10",
                "--validate-every=4"));
        List<String> told = List.of(more);
        if (told.stream().noneMatch(option -> option.startsWith("--hidden"))) {
            arguments.add("--hidden=8");
        }
        arguments.addAll(told);
        return gateloom(arguments);
    }

    private String sample(String run) {
        return gateloom("sample", folder.resolve(run).toString(), "--length=50").out();
    }
}
