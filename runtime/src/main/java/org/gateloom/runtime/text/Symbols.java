package org.gateloom.runtime.text;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text as the numbers of its symbols, one, two or four bytes each by the size of the vocabulary: on the heap, or in a
 * file that is mapped, so that a text may be larger than memory and longer than Java's arrays. May be read by several
 * threads at once.
 */
public final class Symbols {

    /** Symbols of a segment are 2 to the power of this: of four bytes each they are 1 GiB, which one buffer can hold. */
    static final int SEGMENT_BITS = 28;

    private final List<ByteBuffer> segments;
    private final int bits;
    private final int width;
    private final long length;
    private final Path folder;

    /**
     * Symbols that lie in buffers.
     *
     * @param segments each but the last of {@code 2^bits} symbols
     * @param width bytes of a symbol: 1, 2 or 4, without a sign
     * @param folder of the file that is mapped; null on the heap
     */
    Symbols(List<ByteBuffer> segments, int bits, int width, long length, Path folder) {
        this.segments = List.copyOf(segments);
        this.bits = bits;
        this.width = width;
        this.length = length;
        this.folder = folder;
    }

    /** Some, on the heap; each at least 0. */
    public static Symbols of(int... symbols) {
        int width = width(Arrays.stream(symbols).max().orElse(0) + 1);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(symbols.length, width));
        for (int symbol : symbols) {
            put(bytes, width, symbol);
        }
        return new Symbols(List.of(bytes.flip()), Integer.SIZE - 1, width, symbols.length, null);
    }

    /** How many bytes a symbol takes, of so many. */
    static int width(int symbols) {
        if (symbols <= 1 << Byte.SIZE) {
            return Byte.BYTES;
        }
        return symbols <= 1 << Short.SIZE ? Short.BYTES : Integer.BYTES;
    }

    /** Appends a symbol. */
    static void put(ByteBuffer bytes, int width, int symbol) {
        switch (width) {
            case Byte.BYTES -> bytes.put((byte) symbol);
            case Short.BYTES -> bytes.putShort((short) symbol);
            default -> bytes.putInt(symbol);
        }
    }

    /** How many. */
    public long length() {
        return length;
    }

    /** What they take. */
    public long bytes() {
        return length * width;
    }

    /** Where the file is that they are mapped from; empty when they are on the heap. */
    public Optional<Path> mappedIn() {
        return Optional.ofNullable(folder);
    }

    /** The symbol at a place, counted from 0. */
    public int at(long place) {
        ByteBuffer segment = segments.get((int) (place >>> bits));
        int index = (int) (place & ((1L << bits) - 1)) * width;
        return switch (width) {
            case Byte.BYTES -> Byte.toUnsignedInt(segment.get(index));
            case Short.BYTES -> Short.toUnsignedInt(segment.getShort(index));
            default -> segment.getInt(index);
        };
    }
}
