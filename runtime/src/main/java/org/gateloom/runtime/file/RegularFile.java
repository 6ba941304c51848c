package org.gateloom.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that somebody named to be read, or a link to one. A pipe may never come to an end, a device may have none, and neither
 * can be read a second time.
 */
public final class RegularFile {

    private RegularFile() {}

    /** Reads the system's knowledge of a file. */
    @FunctionalInterface
    private interface Asked<T> {
        T of(Path file) throws IOException;
    }

    /**
     * Opens one for reading, at its start.
     *
     * @param expected what it should have been, for the message: {@code "a corpus is one text file"}
     * @throws UnreadableException if it is missing, is a directory, a pipe or a device, or may not be read
     */
    public static FileChannel open(Path file, String expected) throws UnreadableException {
        require(file, expected);
        return asked(file, FileChannel::open);
    }

    /**
     * Nothing, if it is one; it is not opened.
     *
     * @param expected as for {@link #open}
     * @throws UnreadableException if it is missing, or is a directory, a pipe or a device
     */
    public static void require(Path file, String expected) throws UnreadableException {
        BasicFileAttributes attributes = asked(file, path -> Files.readAttributes(path, BasicFileAttributes.class));
        if (attributes.isDirectory()) {
            throw new UnreadableException(
                    (file.toString().isEmpty() ? "the empty path" : file) + " is a directory; " + expected);
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableException(
                    file + " is a pipe or a device; " + expected + ": write what comes from there to one first");
        }
    }

    private static <T> T asked(Path file, Asked<T> asked) throws UnreadableException {
        try {
            return asked.of(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableException("there is no file " + file);
        } catch (AccessDeniedException e) {
            throw new UnreadableException(file + " may not be read by this user");
        } catch (IOException e) {
            throw new UnreadableException(file + " cannot be read: " + e.getMessage());
        }
    }
}
