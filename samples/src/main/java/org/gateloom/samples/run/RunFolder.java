package org.gateloom.samples.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.CheckpointFolder;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.train.Outcome;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A run on disk:
 *
 * <pre>
 *   settings.yaml               what it was started with, for people
 *   cell/1-peephole-lstm.yaml   its cell's file, then its bases
 *   metrics.jsonl               every loss; {@link Metrics}
 *   step-000003000.safetensors  the latest checkpoints, all that is needed to go on
 *   lock                        held by the process that trains
 * </pre>
 */
public final class RunFolder implements AutoCloseable {

    /** The latest, and one more should the latest be lost. */
    private static final int CHECKPOINTS = 2;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private final Path folder;
    private final FileChannel channel;
    private final CheckpointFolder checkpoints;

    private RunFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
        this.checkpoints = new CheckpointFolder(folder, CHECKPOINTS);
    }

    /**
     * A folder to train in, made if it is not there, for this process alone until it is closed; the operating system
     * ends that as well when the process ends.
     *
     * @throws IOException if another process trains in it, or it cannot be written
     */
    public static RunFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException(folder + " is being trained in by another process");
        }
        return new RunFolder(folder, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The latest checkpoint of a run's folder; empty if there is none. */
    public static Optional<Checkpoint> latest(Path folder) throws CheckpointException {
        Optional<Path> file = new CheckpointFolder(folder, CHECKPOINTS).latest();
        return file.isPresent() ? Optional.of(Checkpoint.read(file.get())) : Optional.empty();
    }

    /** Where its losses are. */
    public Path metrics() {
        return folder.resolve("metrics.jsonl");
    }

    /**
     * Writes what it is started with.
     *
     * @param settings by name
     * @param sources the cell's file, then its bases, by name
     */
    public void describe(Map<String, String> settings, Map<String, String> sources) throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), YAML.writeValueAsString(settings));
        Path cell = folder.resolve("cell");
        Files.createDirectories(cell);
        int number = 1;
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String name = source.getKey().replaceFirst(".*[/\\\\]", "");
            Files.writeString(cell.resolve(number + "-" + name), source.getValue());
            number++;
        }
    }

    /**
     * Trains to the end, with losses and checkpoints kept: one at each validation, and one where it ends.
     *
     * @throws CheckpointException if a checkpoint cannot be written
     */
    public Outcome train(Training training, Description description, Watcher watcher)
            throws IOException, CheckpointException {
        Outcome outcome;
        try (Metrics metrics = Metrics.to(metrics())) {
            Saver saver = new Saver(training, description);
            outcome = training.run(Watcher.both(watcher, Watcher.both(metrics, saver)));
            if (saver.failure != null) {
                throw saver.failure;
            }
        }
        if (!(outcome instanceof Outcome.Diverged)) {
            save(training, description);
        }
        return outcome;
    }

    /** Saves at each validation; what cannot be saved ends the training. */
    private final class Saver implements Watcher {

        private final Training training;
        private final Description description;
        private CheckpointException failure;

        Saver(Training training, Description description) {
            this.training = training;
            this.description = description;
        }

        @Override
        public void stepped(Measurement measurement, double norm) {}

        @Override
        public void validated(Measurement validation) {
            try {
                save(training, description);
            } catch (CheckpointException e) {
                failure = e;
                training.stop();
            }
        }
    }

    private void save(Training training, Description description) throws CheckpointException {
        checkpoints.write(description, training.network(), training.snapshot());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
