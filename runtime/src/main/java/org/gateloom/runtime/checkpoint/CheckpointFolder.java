package org.gateloom.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.train.Snapshot;

/**
 * The checkpoints of a run: {@code step-000001200.safetensors} and so on, of which the latest few are kept. One process
 * writes; any may read meanwhile and finds a whole one.
 *
 * @param folder where they lie
 * @param keep how many, at least 1
 */
public record CheckpointFolder(Path folder, int keep) {

    private static final String ENDING = ".safetensors";
    private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})\\" + ENDING);

    private record Numbered(long step, Path file) {}

    public CheckpointFolder {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint is kept, not " + keep);
        }
    }

    /** The file of a step. */
    public Path file(long step) {
        return folder.resolve(String.format(Locale.ROOT, "step-%09d" + ENDING, step));
    }

    /**
     * Writes one; none is removed.
     *
     * @return the file
     * @throws CheckpointException if that fails; the checkpoints before are untouched
     */
    public Path write(Description description, Network network, Snapshot snapshot) throws CheckpointException {
        Path file = file(snapshot.step());
        Checkpoint.write(file, description, network, snapshot);
        return file;
    }

    /**
     * Removes all but the latest.
     *
     * @throws CheckpointException naming the first that cannot be removed
     */
    public void prune() throws CheckpointException {
        List<Numbered> all = all();
        for (Numbered old : all.subList(0, Math.max(0, all.size() - keep))) {
            remove(old.file);
        }
    }

    /**
     * Removes the checkpoints that a writer that was killed left unfinished, and nothing else. Only the folder's writer may
     * ask for it.
     *
     * @throws CheckpointException if one cannot be removed
     */
    public void clear() throws CheckpointException {
        try {
            UnfinishedFile.clear(folder, name -> NAME.matcher(name).matches());
        } catch (IOException e) {
            throw new CheckpointException(
                    "what is unfinished in " + folder + " cannot be removed: " + Digests.reason(e), e);
        }
    }

    /** The file with the highest step; empty if there is none. */
    public Optional<Path> latest() throws CheckpointException {
        List<Numbered> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).file);
    }

    /**
     * Reads the one with the highest step; empty if there is none. When it is removed by the writer before it was opened,
     * the one that has come in its place is read.
     *
     * @throws CheckpointException if it is damaged: then the message names the one before, if there is any
     */
    public Optional<Checkpoint> readLatest() throws CheckpointException {
        Optional<Path> file = latest();
        while (file.isPresent()) {
            try {
                return Optional.of(Checkpoint.read(file.get()));
            } catch (CheckpointException e) {
                Optional<Path> now = latest();
                if (now.equals(file)) {
                    throw before(file.get())
                            .map(older -> new CheckpointException(
                                    e.getMessage() + "; take it away to go on from " + older.getFileName(), e))
                            .orElse(e);
                }
                file = now;
            }
        }
        return Optional.empty();
    }

    private Optional<Path> before(Path latest) throws CheckpointException {
        List<Path> files = all().stream().map(Numbered::file).toList();
        int at = files.indexOf(latest);
        return at > 0 ? Optional.of(files.get(at - 1)) : Optional.empty();
    }

    /** All, by step. */
    private List<Numbered> all() throws CheckpointException {
        List<Numbered> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    all.add(new Numbered(Long.parseLong(name.group(1)), file));
                }
            }
        } catch (IOException e) {
            throw new CheckpointException(folder + " cannot be read: " + Digests.reason(e), e);
        }
        all.sort(Comparator.comparingLong(Numbered::step));
        return all;
    }

    private static void remove(Path file) throws CheckpointException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CheckpointException("the old " + file + " cannot be removed: " + Digests.reason(e), e);
        }
    }
}
