package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders to write something new into. */
final class FreshFolder {

    private FreshFolder() {}

    /**
     * The folder that the user told, which must be empty or not there yet.
     *
     * @param option by which it was told
     * @param otherwise what can be done when there is something in it, for the message
     */
    static Path told(Path folder, String option, String otherwise) throws IOException {
        if (!fresh(folder)) {
            throw Stop.wrong(option + ": "
                    + (Files.isDirectory(folder) ? folder + " is not empty" : folder + " is a file")
                    + "; name another folder" + otherwise);
        }
        // Of a folder that is not there the system knows no parent: what is made is what is meant.
        return Files.exists(folder.toAbsolutePath().getParent()) ? folder : folder.normalize();
    }

    /** {@code runs/lstm}, or if that is taken {@code runs/lstm-2}, {@code runs/lstm-3}, … */
    static Path next(Path wanted) throws IOException {
        Path folder = wanted;
        for (int number = 2; !fresh(folder); number++) {
            folder = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return folder;
    }

    /** Whether there is nothing in it, or no such folder. */
    static boolean fresh(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }
}
