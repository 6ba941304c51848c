package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.spec.library.CellFiles;

/**
 * When a cell's file was saved, or one beside it, which may be its base. It is looked at again and again: some editors write
 * another file and rename it, some systems tell of changes late or not at all.
 */
final class SavedFile {

    private static final long LOOK_MILLISECONDS = 100;

    /** An editor that writes in pieces has done so by then. */
    private static final long REST_MILLISECONDS = 50;

    private final Path folder;
    private List<String> seen;

    private SavedFile(Path folder) throws IOException {
        this.folder = folder;
        this.seen = look();
    }

    /** As it is now. */
    static SavedFile of(Path file) throws IOException {
        return new SavedFile(file.toAbsolutePath().getParent());
    }

    private List<String> look() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(
                            entry -> CellFiles.isPath(entry.getFileName().toString()))
                    .sorted()
                    .toList()) {
                files.add(state(file));
            }
        }
        return files;
    }

    private static String state(Path file) throws IOException {
        try {
            return file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (NoSuchFileException e) {
            return ""; // renamed just now
        }
    }

    /** Whether it was saved since it was last asked for or awaited. */
    boolean saved() throws IOException {
        return !look().equals(seen);
    }

    /** Waits until it is saved, and saving has come to rest. */
    void awaitSave() throws IOException, InterruptedException {
        while (!saved()) {
            Thread.sleep(LOOK_MILLISECONDS);
        }
        settle();
    }

    private void settle() throws IOException, InterruptedException {
        List<String> before;
        do {
            before = look();
            Thread.sleep(REST_MILLISECONDS);
        } while (!look().equals(before));
        seen = before;
    }
}
