package org.gateloom.generator.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.runtime.checkpoint.UnfinishedFile;

/**
 * A folder of generated sources.
 *
 * @param root under which packages begin
 */
public record SourceFolder(Path root) {

    /**
     * Writes the files: all of them, or none when one cannot be written. A file that holds the very text already is
     * left alone, so that whoever compares times of change (javac, an IDE) sees no work. Where a symbolic link stands, the
     * file that it leads to is written.
     *
     * @return what was written, in the order of {@code files}
     * @throws IOException naming the file that cannot be written
     */
    public List<Path> write(List<JavaFile> files) throws IOException {
        Map<Path, UnfinishedFile> staged = new LinkedHashMap<>();
        try {
            for (JavaFile file : files) {
                Path target = root.resolve(file.path());
                byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
                if (!text(target).map(old -> Arrays.equals(old, text)).orElse(false)) {
                    Files.createDirectories(target.getParent());
                    UnfinishedFile beside = UnfinishedFile.of(target);
                    staged.put(target, beside);
                    fill(beside, target, text);
                }
            }
            moveIntoPlace(staged);
        } finally {
            for (UnfinishedFile beside : staged.values()) {
                beside.close();
            }
        }
        return List.copyOf(staged.keySet());
    }

    /** What fails in the middle of writing (a full disk) names no file by itself. */
    private static void fill(UnfinishedFile beside, Path target, byte[] text) throws IOException {
        try {
            Files.write(beside.path(), text);
        } catch (IOException e) {
            throw new IOException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Deletes a file, if it is there, and the folders that it leaves empty; never the root. */
    public void delete(String path) throws IOException {
        Path file = root.resolve(path);
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        while (!folder.equals(root) && deletedAsEmpty(folder)) {
            folder = folder.getParent();
        }
    }

    /** Disk and rights were tried by writing beside; what still fails here is undone. */
    private static void moveIntoPlace(Map<Path, UnfinishedFile> staged) throws IOException {
        Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, UnfinishedFile> file : staged.entrySet()) {
                Optional<byte[]> old = text(file.getKey());
                file.getValue().moveIntoPlace();
                before.put(file.getValue().target(), old);
            }
        } catch (IOException e) {
            for (Map.Entry<Path, Optional<byte[]>> file : before.entrySet()) {
                if (file.getValue().isPresent()) {
                    Files.write(file.getKey(), file.getValue().get());
                } else {
                    Files.delete(file.getKey());
                }
            }
            throw e;
        }
    }

    private static Optional<byte[]> text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileAlreadyExistsException(
                    file.toString(), null, "a folder stands where a source is to be written");
        }
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static boolean deletedAsEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
