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
 * The checkpoints of a run: {@code step-000001200.safetensors} and so on, of which the latest few are kept.
 *
 * @param folder made when it is first written to
 * @param keep how many, at least 1
 */
public record CheckpointFolder(Path folder, int keep) {

    private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})\\.safetensors");

    private record Numbered(long step, Path file) {}

    public CheckpointFolder {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint is kept, not " + keep);
        }
    }

    /**
     * Writes one and then removes those that are too many.
     *
     * @return the file
     * @throws CheckpointException if that fails; the checkpoints before are untouched
     */
    public Path write(Description description, Network network, Snapshot snapshot) throws CheckpointException {
        Path file = folder.resolve(String.format(Locale.ROOT, "step-%09d.safetensors", snapshot.step()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CheckpointException(folder + " cannot be made: " + Digests.reason(e), e);
        }
        Checkpoint.write(file, description, network, snapshot);
        List<Numbered> all = all();
        for (Numbered old : all.subList(0, Math.max(0, all.size() - keep))) {
            remove(old.file);
        }
        return file;
    }

    /** The one with the highest step; empty if there is none. */
    public Optional<Path> latest() throws CheckpointException {
        List<Numbered> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).file);
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
