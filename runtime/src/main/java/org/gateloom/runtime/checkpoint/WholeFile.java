package org.gateloom.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes files whole or not at all: under a name in the same folder that nobody has ({@link UnfinishedFile}), synchronised
 * with the disk, then renamed over what was there, and the folder synchronised too. A process that is killed may leave the
 * other name behind, and nothing else. Where the file is a symbolic link, the one that it leads to is written so.
 */
public final class WholeFile {

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
        try (UnfinishedFile unfinished = UnfinishedFile.of(file)) {
            try (FileChannel channel = FileChannel.open(unfinished.path(), StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            unfinished.moveIntoPlace();
            synchronise(unfinished.target().getParent());
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + Digests.reason(e), e);
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
