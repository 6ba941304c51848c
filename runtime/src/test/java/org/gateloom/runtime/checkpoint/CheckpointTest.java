package org.gateloom.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.network.Elman;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.RmsProp;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final Corpus CORPUS = corpus();
    private static final int SYMBOLS = CORPUS.vocabulary().size();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private final Network network =
            new Network(List.of(new Elman(SYMBOLS, 5), new Elman(5, 4)), SYMBOLS, new DropoutRates(0.2, 0));

    @Test
    void aRunGoesOnFromItsFileAsIfItHadNeverStopped() throws CorpusException, CheckpointException {
        try (Workers workers = new Workers(2)) {
            Trainer straight = trainer(40, workers);
            straight.run(Progress.NONE);

            Trainer first = trainer(17, workers);
            first.run(Progress.NONE);
            Path file = folder.resolve("a.safetensors");
            Checkpoint.write(file, description(), network, first.snapshot());

            Checkpoint checkpoint = Checkpoint.read(file);
            assertThat(checkpoint.step()).isEqualTo(17);
            assertThat(checkpoint.description()).isEqualTo(description());
            assertThat(description().differences(checkpoint.description())).isEmpty();
            Trainer second = trainer(40, workers);
            second.restore(checkpoint.snapshot(network, Adam.STANDARD, 3));
            assertThat(second.run(Progress.NONE)).isEqualTo(new Outcome.Finished(40));
            assertThat(second.snapshot().parameters())
                    .containsExactly(straight.snapshot().parameters());
            assertThat(checkpoint.parameters(network))
                    .containsExactly(first.snapshot().parameters());
        }
    }

    /** Read with nothing but the format's definition: 8 bytes of length, JSON, numbers. */
    @Test
    void aMatrixIsOutByInRowByRow() throws IOException, CheckpointException, CorpusException {
        Path file = written();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        String json = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
        int shape = json.indexOf("\"layer2.h.W_x\":{\"dtype\":\"F32\",\"shape\":[4,5],\"data_offsets\":[");
        assertThat(shape).isPositive();
        int from = json.indexOf('[', json.indexOf("data_offsets", shape)) + 1;
        int at = Integer.parseInt(json.substring(from, json.indexOf(',', from)));
        ParameterTable.Entry w = network.parameters().entry("layer2.h.W_x");
        float[] parameters = snapshot().parameters();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 5; column++) {
                assertThat(bytes.getFloat(8 + header + at + 4 * (row * 5 + column)))
                        .isEqualTo(parameters[w.index(row, column)]);
            }
        }
        assertThat(json)
                .contains(
                        "\"adam.m/output.W\"",
                        "\"adam.v/layer1.h.b\"",
                        "\"state/layer2.h\":{\"dtype\":\"F32\",\"shape\":[3,4]");
    }

    @Test
    void whatDiffersIsSaid() throws CheckpointException, CorpusException {
        Checkpoint checkpoint = Checkpoint.read(written());
        Description other = new Description(
                List.of(new Description.Layer("Gru", "1", Map.of("in", SYMBOLS, "hidden", 5))),
                Map.of(),
                Vocabulary.of("xyz"),
                "0",
                "rmsprop",
                Map.of());
        assertThat(other.differences(checkpoint.description()))
                .containsExactly(
                        "it has 2 layers, this run 1 layer",
                        "layer 1 is Elman in it, Gru in this run",
                        "it knows " + SYMBOLS + " symbols, this run 3",
                        "it was trained on another text, of SHA-256 "
                                + CORPUS.digest().substring(0, 12) + ", this run's is 0",
                        "its optimizer is adam, this run's rmsprop");
        Network wider = new Network(List.of(new Elman(SYMBOLS, 6), new Elman(6, 4)), SYMBOLS, DropoutRates.NONE);
        assertThatThrownBy(() -> checkpoint.parameters(wider))
                .hasMessage(folder.resolve("a.safetensors")
                        + " does not fit: the checkpoint's layer1.h.W_x has the shape [5, " + SYMBOLS
                        + "], this run's [6, " + SYMBOLS + "]");
        assertThatThrownBy(() -> checkpoint.snapshot(network, RmsProp.STANDARD, 3))
                .hasMessageEndingWith("does not fit: the checkpoint has no tensor rmsprop.v/layer1.h.W_x");
        assertThatThrownBy(() -> checkpoint.snapshot(network, Adam.STANDARD, 4))
                .hasMessageEndingWith("the checkpoint's state/layer1.h has the shape [3, 5], this run's [4, 5]");
    }

    @Test
    void truncatedAnywhereItIsRefused() throws IOException, CheckpointException, CorpusException {
        byte[] whole = Files.readAllBytes(written());
        for (int i = 0; i < 100; i++) {
            assertRefused(Arrays.copyOf(whole, whole.length * i / 100));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void eachByteOfTheHeaderIsGuarded() throws IOException, CheckpointException, CorpusException {
        byte[] whole = Files.readAllBytes(written());
        int header =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int i = 0; i < header; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            assertRefused(damaged);
        }
    }

    @Test
    void mutationsAreRefused() throws IOException, CheckpointException, CorpusException {
        byte[] whole = Files.readAllBytes(written());
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = whole.clone();
            int from = random.nextInt(whole.length);
            int to = Math.min(whole.length, from + 1 + random.nextInt(16));
            for (int at = from; at < to; at++) {
                damaged[at] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(damaged, whole)) {
                assertRefused(damaged);
            }
        }
    }

    @Test
    void othersFilesAndNoFilesAreSentences() throws IOException, CheckpointException {
        Path foreign = folder.resolve("foreign.safetensors");
        byte[] header =
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}".getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).putFloat(1.5f).putFloat(-2);
        Files.write(foreign, bytes.array());
        assertThat(TensorReader.read(foreign).tensors().get(0).values()).containsExactly(1.5f, -2);
        assertThatThrownBy(() -> Checkpoint.read(foreign))
                .hasMessage(foreign + " is a file of tensors, but no checkpoint of this program");
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessage(folder + " is a directory, not a checkpoint");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Checkpoint.read(none))
                .hasMessage(none + " cannot be read: there is no such file or folder");
    }

    @Test
    void lengthsAreNotBelieved() throws IOException {
        for (String entry : List.of(
                "\"shape\":[2147483647,2147483647,2147483647,3],\"data_offsets\":[0,8]",
                "\"shape\":[1000000000],\"data_offsets\":[0,4000000000]",
                "\"shape\":[2],\"data_offsets\":[-8,0]",
                "\"shape\":[2],\"data_offsets\":[8,16]",
                "\"shape\":[2],\"data_offsets\":[0,9223372036854775808]",
                "\"shape\":[-2],\"data_offsets\":[0,8]",
                "\"shape\":[1.5],\"data_offsets\":[0,8]",
                "\"shape\":2,\"data_offsets\":[0,8]",
                "\"shape\":[2]")) {
            byte[] header = ("{\"w\":{\"dtype\":\"F32\"," + entry + "}}").getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(header.length).put(header);
            assertRefused(bytes.array());
        }
        assertRefused(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{', '}'});
        assertRefused("\2\0\0\0\0\0\0\0{}".repeat(2).getBytes(StandardCharsets.UTF_8));
        String deep = "[".repeat(100_000);
        ByteBuffer nested = ByteBuffer.allocate(8 + deep.length()).order(ByteOrder.LITTLE_ENDIAN);
        nested.putLong(deep.length()).put(deep.getBytes(StandardCharsets.UTF_8));
        assertRefused(nested.array());
    }

    /** Each would be many times as large in memory as in the file, were it kept before it is looked at. */
    @Test
    void noHeaderTakesMuchMoreMemoryThanTheFile() throws IOException {
        String entry = "\"dtype\":\"F32\",\"data_offsets\":[0,8],\"shape\":[";
        for (String header : List.of(
                "{" + numbered("\"%d\":{},") + "}",
                "{" + numbered("\"%d\":{\"shape\":[0],\"dtype\":\"F32\",\"data_offsets\":[0,0]},") + "}",
                "{\"w\":{" + entry + "1,".repeat(500_000) + "2]}}",
                "{\"w\":{" + entry + "[],".repeat(500_000) + "2]}}",
                "{\"w\":{" + numbered("\"%d\":[],") + entry + "2]}}",
                "{\"w\":[" + "{},".repeat(500_000) + "{}]}",
                "{\"__metadata__\":{" + numbered("\"%d\":[],") + "\"a\":\"b\"}}")) {
            assertRefused(file(header, 8));
        }
    }

    private static String numbered(String entry) {
        return IntStream.range(0, 200_000).mapToObj(entry::formatted).collect(Collectors.joining());
    }

    /** A length that points into the numbers, or far behind the file. */
    @Test
    void aLargeFileWhoseHeaderIsSaidToBeLongIsRefused() throws IOException {
        byte[] whole = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[500000],\"data_offsets\":[0,2000000]}}", 2_000_000);
        for (int bit = 0; bit < 64; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(damaged);
        }
    }

    private static byte[] file(String header, int length) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + bytes.length + length).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(bytes.length).put(bytes).array();
    }

    @Test
    void aFileOfAnotherVersionIsRefusedByItsVersion() throws IOException, CheckpointException, CorpusException {
        Path file = folder.resolve("old.safetensors");
        for (Map.Entry<String, String> other :
                Map.of("1", "an older", "3", "a newer", "x", "another").entrySet()) {
            Map<String, String> metadata =
                    new LinkedHashMap<>(TensorReader.read(written()).metadata());
            metadata.put("gateloom.format", other.getKey());
            TensorWriter.write(new TensorFile(metadata, List.of()), file);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .hasMessage(
                            file + " was written by " + other.getValue() + " version of this program: it has format "
                                    + other.getKey()
                                    + ", this version reads format 2; go on with the version that wrote it, or train again");
        }
    }

    @Test
    void aDamagedOneNamesTheOneBefore() throws IOException, CheckpointException, CorpusException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 2);
        Snapshot snapshot = snapshot();
        for (long step : new long[] {4, 8}) {
            checkpoints.write(description(), network, at(step, snapshot));
        }
        assertThat(checkpoints.readLatest().orElseThrow().step()).isEqualTo(8);
        Path latest = checkpoints.file(8);
        Files.write(latest, Arrays.copyOf(Files.readAllBytes(latest), 1000));
        assertThatThrownBy(checkpoints::readLatest)
                .hasMessageStartingWith(latest + " is no whole checkpoint: ")
                .hasMessageEndingWith("; take it away to go on from step-000000004.safetensors");
        Files.delete(latest);
        assertThat(checkpoints.readLatest().orElseThrow().step()).isEqualTo(4);
    }

    /** Whoever reads while a run is trained gets a whole checkpoint each time, though each is soon removed. */
    @Test
    void aReaderBesideTheWriterAlwaysFindsOne() throws Exception {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
        Snapshot snapshot = snapshot();
        checkpoints.write(description(), network, at(0, snapshot));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long reads = 0;
            while (!done.get() || reads == 0) {
                try {
                    assertThat(checkpoints.readLatest()).isPresent();
                } catch (CheckpointException e) {
                    throw new IllegalStateException(e);
                }
                reads++;
            }
            return reads;
        });
        for (long step = 1; step <= 50 && !reader.isDone(); step++) {
            checkpoints.write(description(), network, at(step, snapshot));
            checkpoints.prune();
        }
        done.set(true);
        assertThat(reader.get()).isPositive();
    }

    private static Snapshot at(long step, Snapshot snapshot) {
        return new Snapshot(step, snapshot.parameters(), snapshot.moments(), snapshot.states(), 1, 0, 0, 0, 0);
    }

    @Test
    void whatAKilledWriterLeftIsClearedAndNothingElse() throws IOException, CheckpointException {
        // Killed: never closed, never moved.
        Path unfinished =
                UnfinishedFile.of(new CheckpointFolder(folder, 2).file(4)).path();
        assertThat(unfinished).exists();
        List<Path> others = List.of(
                Files.writeString(folder.resolve("notes.tmp"), "mine"),
                Files.writeString(folder.resolve("step-000000004.safetensors.tmp"), "mine"),
                Files.writeString(folder.resolve("best.safetensors.gateloom-0123456789abcdef.tmp"), "mine"),
                Files.writeString(folder.resolve("step-4.safetensors.gateloom-mine.tmp"), "mine"));
        new CheckpointFolder(folder, 2).clear();
        assertThat(unfinished).doesNotExist();
        assertThat(others).allSatisfy(other -> assertThat(other).hasContent("mine"));
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException, CheckpointException, CorpusException {
        Path file = folder.resolve("a.safetensors");
        // A folder that is not empty cannot be replaced by a file: the renaming fails, after all was written.
        Files.createDirectories(file.resolve("inner"));
        assertThatThrownBy(this::written)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderKeepsTheLatest() throws IOException, CheckpointException, CorpusException {
        CheckpointFolder checkpoints =
                new CheckpointFolder(Files.createDirectories(folder.resolve("run/checkpoints")), 2);
        assertThat(checkpoints.latest()).isEmpty();
        Snapshot snapshot = snapshot();
        for (long step : new long[] {9, 100, 20, 1_000_000_000}) {
            checkpoints.write(description(), network, at(step, snapshot));
            checkpoints.prune();
        }
        assertThat(checkpoints.latest()).hasValue(checkpoints.folder().resolve("step-1000000000.safetensors"));
        assertThat(Checkpoint.read(checkpoints.latest().orElseThrow()).step()).isEqualTo(1_000_000_000);
        try (var files = Files.list(checkpoints.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-000000100.safetensors", "step-1000000000.safetensors");
        }
    }

    private void assertRefused(byte[] content) throws IOException {
        Path file = folder.resolve("damaged.safetensors");
        Files.write(file, content);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Throwable refusal = catchThrowable(() -> Checkpoint.read(file));
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(refusal)
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageNotContaining("\n");
        assertThat(taken).isLessThan(2L * content.length + (64 << 20));
    }

    private Path written() throws CheckpointException, CorpusException {
        Path file = folder.resolve("a.safetensors");
        Checkpoint.write(file, description(), network, snapshot());
        return file;
    }

    private Snapshot snapshot() throws CorpusException {
        try (Workers workers = new Workers(1)) {
            Trainer trainer = trainer(2, workers);
            trainer.run(Progress.NONE);
            return trainer.snapshot();
        }
    }

    private Description description() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("learning-rate", "0.01");
        settings.put("run", "a \"quoted\" \\ n\u00e4me \u0000");
        return new Description(
                network.layers().stream().map(Description.Layer::of).toList(),
                Map.of("elman.yaml", "cell: Elman\n\"gateloom.sha256\":\"no\"\n"),
                CORPUS.vocabulary(),
                CORPUS.digest(),
                "adam",
                settings);
    }

    private Trainer trainer(long steps, Workers workers) throws CorpusException {
        Settings settings = new Settings(3, 4, steps, Adam.STANDARD, new LearningRate.Constant(0.01), 1, 5, 0, 1);
        Weights weights = Weights.initial(network.parameters(), 1);
        return new Trainer(new ProcessorEngine(network, weights, settings, workers), CORPUS.split(0.2));
    }

    private static Corpus corpus() {
        try {
            return Corpus.of(
                    "der Mond ist aufgegangen \u00e4\n\0 ".repeat(12).getBytes(StandardCharsets.UTF_8), "text");
        } catch (CorpusException e) {
            throw new IllegalStateException(e);
        }
    }
}
