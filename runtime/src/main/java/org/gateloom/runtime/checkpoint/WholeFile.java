package org.gateloom.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files whole or not at all: under another name in the same folder, synchronised with the disk, then renamed over
 * what was there, and the folder synchronised too. A process that is killed may leave the other name behind, and nothing
 * else.
 */
public final class WholeFile {

    /** Behind the name of a file that is not whole yet. */
    static final String UNFINISHED = ".tmp";

    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {

        /** Writes it, from the channel's start on. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @throws IOException with a sentence that names the file, if it cannot be written; what was there is untouched
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            synchronise(folder);
        } catch (IOException e) {
            IOException failure = new IOException(file + " cannot be written: " + Digests.reason(e), e);
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Makes new names last. Windows has no such call for a folder; its file system keeps a journal of names. */
    private static void synchronise(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
