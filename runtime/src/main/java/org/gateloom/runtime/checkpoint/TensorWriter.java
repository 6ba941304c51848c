package org.gateloom.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes safetensors: the length of a header as 8 bytes, little-endian; the header, JSON that says where each tensor
 * lies, filled up with spaces to a multiple of 8; the tensors' numbers.
 *
 * <p>The metadata gets one entry more, {@code gateloom.sha256}: the SHA-256 of the whole file, taken with 64 zeros in its
 * own place.
 */
public final class TensorWriter {

    private static final int ALIGNMENT = 8;
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private TensorWriter() {}

    /**
     * Writes a {@link WholeFile}.
     *
     * @throws CheckpointException if it cannot be written; what was there is untouched
     */
    public static void write(TensorFile content, Path file) throws CheckpointException {
        try {
            WholeFile.write(file, channel -> new TensorWriter().writeTo(content, channel));
        } catch (IOException e) {
            throw new CheckpointException(e.getMessage(), e);
        }
    }

    private void writeTo(TensorFile content, FileChannel channel) throws IOException {
        byte[] header = header(content);
        buffer.putLong(header.length);
        for (int at = 0; at < header.length; at += BUFFER) {
            flush(channel);
            buffer.put(header, at, Math.min(BUFFER, header.length - at));
        }
        for (Tensor tensor : content.tensors()) {
            for (int at = 0; at < tensor.values().length; at += BUFFER / Float.BYTES) {
                flush(channel);
                int count = Math.min(BUFFER / Float.BYTES, tensor.values().length - at);
                buffer.asFloatBuffer().put(tensor.values(), at, count);
                buffer.position(count * Float.BYTES);
            }
        }
        flush(channel);
        byte[] checksum = HexFormat.of().formatHex(digest.digest()).getBytes(ISO_8859_1);
        channel.position(Long.BYTES + checksumAt(header));
        buffer.put(checksum);
        flush(channel);
    }

    private void flush(FileChannel channel) throws IOException {
        buffer.flip();
        digest.update(buffer.array(), 0, buffer.limit());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private static byte[] header(TensorFile content) {
        ObjectNode header = JsonMapper.shared().createObjectNode();
        ObjectNode metadata = header.putObject("__metadata__");
        // First, where a text editor shows it.
        metadata.put(TensorFile.CHECKSUM, "0".repeat(TensorFile.CHECKSUM_DIGITS));
        for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
            if (!entry.getKey().equals(TensorFile.CHECKSUM)) {
                metadata.put(entry.getKey(), entry.getValue());
            }
        }
        long offset = 0;
        for (Tensor tensor : content.tensors()) {
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", "F32");
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = offset + (long) tensor.values().length * Float.BYTES;
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = JsonMapper.shared().writeValueAsString(header).getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    /** Where the checksum's digits stand in a header; -1 if nowhere. */
    static int checksumAt(byte[] header) {
        String start = TensorFile.checksumStart();
        int at = new String(header, ISO_8859_1).indexOf(start);
        return at < 0 || at + start.length() + TensorFile.CHECKSUM_DIGITS > header.length ? -1 : at + start.length();
    }
}
