package org.gateloom.runtime.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Symbols on their way to where they are kept, one behind the other. */
abstract sealed class Encoding implements AutoCloseable {

    final long length;
    final int width;
    ByteBuffer buffer;

    private Encoding(long length, int width) {
        this.length = length;
        this.width = width;
    }

    /**
     * Room for so many symbols.
     *
     * @param width bytes of each
     * @throws CorpusException if the folder for what does not fit on the heap is none, or has too little room
     */
    static Encoding of(long length, int width, Room room) throws CorpusException {
        return length * width <= room.heap() ? new OnHeap(length, width) : Mapped.in(room.folder(), length, width);
    }

    /** Appends one. What comes after as many as were announced is left out. */
    final void append(int symbol) throws CorpusException {
        if (!buffer.hasRemaining()) {
            full();
        }
        if (buffer.hasRemaining()) {
            Symbols.put(buffer, width, symbol);
        }
    }

    /** Makes room in the buffer, if more is to come. */
    abstract void full() throws CorpusException;

    /** All of them; to be called once, when all have been appended. */
    abstract Symbols done() throws CorpusException;

    @Override
    public abstract void close() throws CorpusException;

    /** In arrays. */
    private static final class OnHeap extends Encoding {

        private final List<ByteBuffer> segments = new ArrayList<>();
        private int next;

        OnHeap(long length, int width) {
            super(length, width);
            long left = length * width;
            do {
                int size = (int) Math.min(left, (long) width << Symbols.SEGMENT_BITS);
                segments.add(ByteBuffer.allocate(size));
                left -= size;
            } while (left > 0);
            full();
        }

        @Override
        void full() {
            if (next < segments.size()) {
                buffer = segments.get(next++);
            }
        }

        @Override
        Symbols done() {
            return new Symbols(segments, Symbols.SEGMENT_BITS, width, length, null);
        }

        @Override
        public void close() {}
    }

    /** In a file: written as files are, because a mapping that meets a full disk ends the JVM, and mapped when it is whole. */
    private static final class Mapped extends Encoding {

        private static final int PIECE = 1 << 20;

        private final Path folder;
        private final FileChannel file;

        private Mapped(Path folder, FileChannel file, long length, int width) {
            super(length, width);
            this.folder = folder;
            this.file = file;
            this.buffer = ByteBuffer.allocate(PIECE);
        }

        static Mapped in(Path folder, long length, int width) throws CorpusException {
            if (!Files.isDirectory(folder)) {
                throw new CorpusException("there is no folder " + folder + " to keep the text in");
            }
            try {
                long free = Files.getFileStore(folder).getUsableSpace();
                if (free < length * width) {
                    throw new CorpusException(String.format(
                            Locale.ROOT,
                            "the text is kept in %,d bytes, too many for memory, and %s has only %,d free: name a folder"
                                    + " with more room, or give Java more memory",
                            length * width,
                            folder,
                            free));
                }
                Path named = Files.createTempFile(folder, "gateloom-", ".symbols");
                // On POSIX systems the name goes at once, on others with the last who holds it: nothing is left behind.
                FileChannel file = FileChannel.open(
                        named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
                return new Mapped(folder, file, length, width);
            } catch (IOException e) {
                throw impossible(folder, e);
            }
        }

        private static CorpusException impossible(Path folder, IOException e) {
            // The exception for what a user may not do has only a path as its message.
            String reason = e instanceof AccessDeniedException ? "this user may not write there" : e.getMessage();
            return new CorpusException(
                    "the text is too large for memory and cannot be kept in " + folder + ": " + reason);
        }

        @Override
        void full() throws CorpusException {
            buffer.flip();
            try {
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            } catch (IOException e) {
                throw impossible(folder, e);
            }
            buffer.clear();
        }

        @Override
        Symbols done() throws CorpusException {
            full();
            long segment = (long) width << Symbols.SEGMENT_BITS;
            List<ByteBuffer> segments = new ArrayList<>();
            try {
                for (long at = 0; at < length * width; at += segment) {
                    segments.add(file.map(FileChannel.MapMode.READ_ONLY, at, Math.min(segment, length * width - at)));
                }
            } catch (IOException e) {
                throw impossible(folder, e);
            }
            return new Symbols(segments, Symbols.SEGMENT_BITS, width, length, folder);
        }

        @Override
        public void close() throws CorpusException {
            try {
                file.close();
            } catch (IOException e) {
                throw impossible(folder, e);
            }
        }
    }
}
