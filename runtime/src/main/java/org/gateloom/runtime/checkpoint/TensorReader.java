package org.gateloom.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads safetensors with 32-bit floats. Every length, shape and offset is held against the file's own length before
 * memory is taken for it. Where the metadata has a checksum of {@link TensorWriter}'s, it must be right.
 */
public final class TensorReader {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private TensorReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws CheckpointException if it cannot be read, or is not such a file, or is damaged
     */
    public static TensorFile read(Path file) throws CheckpointException {
        if (Files.isDirectory(file)) {
            throw new CheckpointException(file + " is a directory, not a checkpoint");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new TensorReader(file).read(channel);
        } catch (EOFException e) {
            throw new CheckpointException(file + " has become shorter while it was read", e);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + Digests.reason(e), e);
        }
    }

    private TensorFile read(FileChannel channel) throws IOException, CheckpointException {
        long size = channel.size();
        require(size > Long.BYTES, "it is too short to hold anything");
        fill(channel, Long.BYTES);
        long headerLength = buffer.getLong(0);
        require(
                headerLength > 0 && headerLength <= Math.min(size - Long.BYTES, TensorFile.LONGEST_HEADER),
                "its header is said to be longer than the file");
        digest.update(buffer.array(), 0, Long.BYTES);
        byte[] header = header(channel, (int) headerLength);
        TensorHeader described = TensorHeader.of(file, header, size - Long.BYTES - headerLength);
        Optional<String> expected = takeChecksum(header);
        digest.update(header);
        List<Tensor> tensors = new ArrayList<>();
        for (TensorHeader.Place place : described.places()) {
            tensors.add(new Tensor(place.name(), place.shape(), values(channel, place)));
        }
        if (expected.isPresent()) {
            require(
                    expected.get().equals(HexFormat.of().formatHex(digest.digest())),
                    "its checksum is not that of its content");
        }
        return new TensorFile(described.metadata(), tensors);
    }

    private byte[] header(FileChannel channel, int length) throws IOException {
        byte[] header = new byte[length];
        for (int at = 0; at < length; at += BUFFER) {
            int count = Math.min(BUFFER, length - at);
            fill(channel, count);
            buffer.get(0, header, at, count);
        }
        return header;
    }

    /** The checksum that a header claims, replaced there by the zeros over which it was taken. */
    private static Optional<String> takeChecksum(byte[] header) {
        int at = TensorWriter.checksumAt(header);
        if (at < 0) {
            return Optional.empty();
        }
        String claimed = new String(header, at, TensorFile.CHECKSUM_DIGITS, ISO_8859_1);
        Arrays.fill(header, at, at + TensorFile.CHECKSUM_DIGITS, (byte) '0');
        return Optional.of(claimed);
    }

    private float[] values(FileChannel channel, TensorHeader.Place place) throws IOException {
        float[] values = new float[(int) ((place.to() - place.from()) / Float.BYTES)];
        for (int at = 0; at < values.length; at += BUFFER / Float.BYTES) {
            int count = Math.min(BUFFER / Float.BYTES, values.length - at);
            fill(channel, count * Float.BYTES);
            digest.update(buffer.array(), 0, count * Float.BYTES);
            buffer.asFloatBuffer().get(values, at, count);
        }
        return values;
    }

    /** Reads so many bytes to the buffer's start. */
    private void fill(FileChannel channel, int count) throws IOException {
        buffer.clear().limit(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        buffer.flip();
    }

    private void require(boolean holds, String otherwise) throws CheckpointException {
        if (!holds) {
            throw TensorHeader.damaged(file, otherwise);
        }
    }
}
