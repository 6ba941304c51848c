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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads safetensors with 32-bit floats. Every length, shape and offset is held against the file's own length before
 * memory is taken for it. Where the metadata has a checksum of {@link TensorWriter}'s, it must be right.
 */
public final class TensorReader {

    private static final int BUFFER = 1 << 16;

    /** Bytes of the longest tensor that an array holds. */
    private static final long LONGEST = (long) Integer.MAX_VALUE * Float.BYTES;

    /** A header nests no deeper than object, tensor, list. */
    private static final int DEPTH = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(TensorFile.LONGEST_HEADER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private TensorReader(Path file) {
        this.file = file;
    }

    /**
     * Where a tensor's numbers lie.
     *
     * @param from its first byte behind the header
     * @param to behind its last
     */
    private record Place(String name, List<Integer> shape, long from, long to) {}

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
        JsonNode json = parse(header);
        Optional<String> expected = takeChecksum(header);
        digest.update(header);
        List<Place> places = places(json, size - Long.BYTES - headerLength);
        List<Tensor> tensors = new ArrayList<>();
        for (Place place : places) {
            tensors.add(new Tensor(place.name, place.shape, values(channel, place)));
        }
        if (expected.isPresent()) {
            require(
                    expected.get().equals(HexFormat.of().formatHex(digest.digest())),
                    "its checksum is not that of its content");
        }
        return new TensorFile(metadata(json), tensors);
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

    private JsonNode parse(byte[] header) throws CheckpointException {
        try {
            JsonNode json = JSON.readTree(header);
            require(json != null && json.isObject(), "its header is no JSON object");
            return json;
        } catch (JacksonException e) {
            throw damaged("its header is not valid JSON");
        }
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

    private Map<String, String> metadata(JsonNode header) throws CheckpointException {
        Map<String, String> metadata = new LinkedHashMap<>();
        JsonNode node = header.get("__metadata__");
        if (node != null) {
            require(node.isObject(), "its metadata is no JSON object");
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                require(entry.getValue().isString(), "its metadata has other things than strings");
                metadata.put(entry.getKey(), entry.getValue().stringValue());
            }
        }
        return metadata;
    }

    /** Where all tensors lie, in the order of their data: without gaps, from the first byte to the last. */
    private List<Place> places(JsonNode header, long length) throws CheckpointException {
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                places.add(place(entry.getKey(), entry.getValue()));
            }
        }
        places.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
        long end = 0;
        for (Place place : places) {
            require(place.from == end, "its tensors do not lie one behind the other");
            end = place.to;
        }
        require(end == length, "its tensors do not end where the file ends");
        return places;
    }

    private Place place(String name, JsonNode entry) throws CheckpointException {
        JsonNode type = entry.path("dtype");
        JsonNode shape = entry.path("shape");
        JsonNode offsets = entry.path("data_offsets");
        require(
                type.isString() && shape.isArray() && offsets.isArray() && offsets.size() == 2,
                "a tensor's entry lacks its type, shape or offsets");
        require(type.stringValue().equals("F32"), "it has tensors of other numbers than F32");
        List<Integer> extents = new ArrayList<>();
        long length = Float.BYTES;
        for (JsonNode extent : shape) {
            require(extent.isInt() && extent.intValue() >= 0, "a tensor's shape is not one");
            extents.add(extent.intValue());
            // Before the product is taken, so that it cannot run over.
            require(
                    extent.intValue() == 0 || length <= LONGEST / extent.intValue(),
                    "a tensor is too large for this program");
            length *= extent.intValue();
        }
        require(
                offsets.get(0).isIntegralNumber() && offsets.get(0).canConvertToLong(),
                "a tensor's offsets are no numbers");
        require(
                offsets.get(1).isIntegralNumber() && offsets.get(1).canConvertToLong(),
                "a tensor's offsets are no numbers");
        long from = offsets.get(0).longValue();
        long to = offsets.get(1).longValue();
        require(from >= 0 && to >= from && to - from == length, "a tensor's shape and offsets do not agree");
        return new Place(name, extents, from, to);
    }

    private float[] values(FileChannel channel, Place place) throws IOException {
        float[] values = new float[(int) ((place.to - place.from) / Float.BYTES)];
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
            throw damaged(otherwise);
        }
    }

    private CheckpointException damaged(String what) {
        return new CheckpointException(file + " is no whole checkpoint: " + what);
    }
}
