package org.gateloom.samples.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes folders whole or not at all: under another name beside their own, then renamed. */
public final class WholeFolder {

    private WholeFolder() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {

        /** Writes it into a folder that is there and empty. */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Writes a folder.
     *
     * @param folder empty or not there; folders above it are made
     * @throws IOException with a sentence that names the folder, if it cannot be written; then it is as it was
     */
    public static void write(Path folder, Content content) throws IOException {
        try {
            Path whole = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            Path unfinished = unfinished(whole);
            try {
                content.writeTo(unfinished);
                Files.move(unfinished, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                remove(unfinished);
            }
        } catch (IOException e) {
            throw new IOException(folder + " cannot be written: " + reason(e), e);
        }
    }

    /** Without the name that the folder had meanwhile, which is gone. */
    private static String reason(IOException e) {
        if (e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "something has come into it";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }

    /** A folder beside it; a name that a killed process left, or another one uses, is passed over. */
    private static Path unfinished(Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.getParent());
        int number = 1;
        while (true) {
            String end = number == 1 ? ".new" : ".new-" + number;
            try {
                return Files.createDirectory(parent.resolve("." + folder.getFileName() + end));
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> all = Files.walk(folder)) {
            content = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : content) {
            Files.delete(each);
        }
    }
}
