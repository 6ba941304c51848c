package org.gateloom.samples.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.CheckpointFolder;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.checkpoint.UnfinishedFile;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.runtime.train.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A run on disk:
 *
 * <pre>
 *   settings.yaml               what it was started with, or last gone on with, for people
 *   cell/1-peephole-lstm.yaml   its cell's file, then its bases
 *   metrics.jsonl               every loss; {@link Metrics}
 *   samples.json                of a training on a text alone: what it wrote while it learnt
 *   step-000003000.safetensors  the latest checkpoints, all that is needed to go on
 *   lock                        held by the process that trains
 * </pre>
 */
public final class RunFolder implements AutoCloseable {

    private static final String METRICS = "metrics.jsonl";

    private static final String SAMPLES = "samples.json";

    private static final String SETTINGS = "settings.yaml";

    private static final String CELL = "cell";

    /** Files that are written whole, beside the checkpoints; the last two by those who train in the folder. */
    private static final Set<String> WHOLE = Set.of(SETTINGS, SAMPLES, KeptRun.FILE, "report.html");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private final Path folder;
    private final FolderLock lock;

    /** Which file the lock is, whatever its name leads to later; null where the file system does not tell. */
    private final Object lockKey;

    /** What was written until now, which a place elsewhere gets too. */
    private List<Sample> samples = List.of();

    private RunFolder(Path folder, FolderLock lock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.lockKey = key();
    }

    /**
     * A folder to train in, made if it is not there, for this process alone until it is closed; the operating system
     * ends that as well when the process ends. What a killed process left unfinished in it is removed.
     *
     * @throws IOException if another process trains in it, or it cannot be written
     */
    public static RunFolder open(Path folder) throws IOException {
        FolderLock lock = FolderLock.take(folder)
                .orElseThrow(() -> new IOException(folder + " is being trained in by another process"));
        try {
            new CheckpointFolder(folder, Keeping.CHECKPOINTS).clear();
            UnfinishedFile.clear(folder, WHOLE::contains);
            Path cell = folder.resolve(CELL);
            if (Files.isDirectory(cell)) {
                UnfinishedFile.clear(cell, name -> true);
            }
        } catch (CheckpointException e) {
            lock.close();
            throw new IOException(e.getMessage(), e);
        }
        return new RunFolder(folder, lock);
    }

    private Object key() throws IOException {
        return Files.readAttributes(folder.resolve(FolderLock.FILE), BasicFileAttributes.class)
                .fileKey();
    }

    /** The latest checkpoint of a run's folder; empty if there is none. */
    public static Optional<Checkpoint> latest(Path folder) throws CheckpointException {
        return new CheckpointFolder(folder, Keeping.CHECKPOINTS).readLatest();
    }

    /**
     * All losses of a run that are on the disk; nothing is changed.
     *
     * @throws IOException if they are missing or damaged
     */
    public static List<RecordedLoss> losses(Path folder) throws IOException {
        return RecordedLosses.of(folder.resolve(METRICS));
    }

    /** When a run last recorded a loss, by the clock of the file system. */
    public static Instant lastRecorded(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(METRICS)).toInstant();
    }

    /** What was measured until a step; what was measured after it is taken out. */
    public PastMetrics past(long step) throws IOException {
        return PastMetrics.until(step, folder.resolve(METRICS));
    }

    /**
     * What was written until a step; those of later steps will be written again.
     *
     * @throws IOException with a sentence if they are damaged
     */
    public List<Sample> samples(long step) throws IOException {
        Path file = folder.resolve(SAMPLES);
        if (Files.exists(file)) {
            try {
                samples = RunJson.samples(JsonMapper.shared().readTree(Files.readString(file))).stream()
                        .filter(sample -> sample.step() <= step)
                        .toList();
            } catch (JacksonException | IllegalArgumentException | CharacterCodingException e) {
                throw new IOException(
                        file + " is damaged; take it away, and the run goes on without its earlier texts", e);
            }
        }
        return samples;
    }

    /** Keeps what was written until now, whole or not at all. */
    public void keep(List<Sample> all) throws IOException {
        samples = List.copyOf(all);
        requireSameFolder();
        writeSamples(folder);
    }

    private void writeSamples(Path to) throws IOException {
        WholeFile.write(to.resolve(SAMPLES), RunJson.samples(samples) + "\n");
    }

    /**
     * Writes what a run is started with, and its first checkpoint: from now on there is something to go on from, whenever
     * it is killed.
     *
     * @param training before its first step
     */
    public void begin(Training training, Description description) throws IOException, CheckpointException {
        describe(folder, description);
        new CheckpointFolder(folder, Keeping.CHECKPOINTS).write(description, training.network(), training.snapshot());
    }

    /** Writes anew what the run goes on with, for people. */
    public void describe(Description description) throws IOException {
        describe(folder, description);
    }

    private static void describe(Path folder, Description description) throws IOException {
        WholeFile.write(folder.resolve(SETTINGS), YAML.writeValueAsString(description.settings()));
        Path cell = folder.resolve(CELL);
        Files.createDirectories(cell);
        int number = 1;
        for (Map.Entry<String, String> source : description.sources().entrySet()) {
            String name = source.getKey().replaceFirst(".*[/\\\\]", "");
            WholeFile.write(cell.resolve(number + "-" + name), source.getValue());
            number++;
        }
    }

    /**
     * Trains to the end, with losses and checkpoints kept, the last one where it ends. What cannot be kept in the folder
     * ends the training; the run then goes to a new folder in {@link Keeping#rescue}.
     *
     * @throws RunUnkeptException if it could not be kept, saying where it is now
     */
    public Outcome train(Training training, Description description, Keeping keeping, Watcher watcher)
            throws IOException, RunUnkeptException {
        try (Metrics metrics = Metrics.to(folder.resolve(METRICS))) {
            Keeper keeper = new Keeper(training, description, keeping, metrics);
            Outcome outcome = training.run(Watcher.both(watcher, keeper));
            keeper.conclude(outcome);
            return outcome;
        }
    }

    /** Writes losses and checkpoints as they come; what cannot be written ends the training. */
    private final class Keeper implements Watcher {

        /** As many bytes of losses are gathered. */
        private static final int GATHERED = 1 << 16;

        private final Training training;
        private final Description description;
        private final Keeping keeping;
        private final Metrics metrics;
        private final CheckpointFolder checkpoints;
        private long saved;
        private Exception failure;

        Keeper(Training training, Description description, Keeping keeping, Metrics metrics) {
            this.training = training;
            this.description = description;
            this.keeping = keeping;
            this.metrics = metrics;
            this.checkpoints = new CheckpointFolder(folder, keeping.checkpoints());
            this.saved = training.step();
        }

        @Override
        public void stepped(Measurement measurement, double norm) {
            metrics.stepped(measurement, norm);
        }

        @Override
        public void validated(Measurement validation) {
            metrics.validated(validation);
        }

        @Override
        public void completed(long step) {
            try {
                // A device takes several steps at once: what counts is that one of them was due.
                if (step / keeping.every() > saved / keeping.every()) {
                    save();
                } else if (metrics.waiting() > GATHERED) {
                    metrics.flush();
                }
            } catch (IOException | CheckpointException e) {
                failure = e;
                training.stop();
            }
        }

        /** Saves what is not saved yet; whatever could not be saved is rescued. */
        void conclude(Outcome outcome) throws RunUnkeptException {
            try {
                if (failure == null && training.step() > saved && !outcome.diverged()) {
                    save();
                } else if (failure == null) {
                    metrics.force();
                }
            } catch (IOException | CheckpointException e) {
                failure = e;
            }
            if (failure != null) {
                throw training.step() > saved ? rescue() : new RunUnkeptException(failure, training.step(), folder);
            }
        }

        private void save() throws IOException, CheckpointException {
            requireSameFolder();
            metrics.force();
            checkpoints.write(description, training.network(), training.snapshot());
            saved = training.step();
            checkpoints.prune();
        }

        /** Writes the run into a new folder elsewhere, first what cannot be computed again. */
        private RunUnkeptException rescue() {
            Path rescued;
            try {
                rescued = Files.createTempDirectory(
                        Files.createDirectories(keeping.rescue()),
                        folder.toAbsolutePath().getFileName() + "-rescued-");
                new CheckpointFolder(rescued, 1).write(description, training.network(), training.snapshot());
            } catch (IOException | CheckpointException e) {
                return new RunUnkeptException(failure, keeping.rescue(), e);
            }
            try {
                metrics.copyTo(rescued.resolve(METRICS));
                describe(rescued, description);
                if (!samples.isEmpty()) {
                    writeSamples(rescued);
                }
            } catch (IOException e) {
                return new RunUnkeptException(failure, training.step(), rescued, e);
            }
            return new RunUnkeptException(failure, training.step(), rescued);
        }
    }

    /** Whoever removed the folder may have made another of that name since, and another process may train in it. */
    private void requireSameFolder() throws IOException {
        try {
            if (Objects.equals(lockKey, key())) {
                return;
            }
        } catch (NoSuchFileException e) {
            throw new IOException(folder + " was removed while it was trained in", e);
        }
        throw new IOException(folder + " was replaced by another folder while it was trained in");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
