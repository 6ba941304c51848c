package org.gateloom.runtime.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file, read token by token: what is no part of the format ends the reading before more of it
 * is in memory.
 *
 * @param metadata its {@code __metadata__}
 * @param places where all tensors lie, in the order of their data: without gaps, from the first byte to the last
 */
record TensorHeader(Map<String, String> metadata, List<Place> places) {

    private static final String METADATA = "__metadata__";

    /** Bytes of the longest tensor that an array holds. */
    private static final long LONGEST = (long) Integer.MAX_VALUE * Float.BYTES;

    /** More than any network has parameters; each takes ten times as much memory as its entry in the file. */
    private static final int MOST_TENSORS = 1 << 16;

    /** A tensor has no more extents. */
    private static final int RANK = 8;

    /** A header nests no deeper than object, tensor, list. */
    private static final int DEPTH = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(TensorFile.LONGEST_HEADER)
                            .build())
                    .build())
            .build();

    /**
     * Where a tensor's numbers lie.
     *
     * @param from its first byte behind the header
     * @param to behind its last
     */
    record Place(String name, List<Integer> shape, long from, long to) {}

    /**
     * Reads a header.
     *
     * @param file it is of, for the message
     * @param length bytes of the data behind it
     * @throws CheckpointException if it is none, or does not describe data of that length
     */
    static TensorHeader of(Path file, byte[] header, long length) throws CheckpointException {
        try (JsonParser parser = JSON.createParser(header)) {
            return new Reading(file, parser).read(length);
        } catch (JacksonException e) {
            throw damaged(file, "its header is not valid JSON");
        }
    }

    static CheckpointException damaged(Path file, String what) {
        return new CheckpointException(file + " is no whole checkpoint: " + what);
    }

    /** One pass over the tokens. */
    private record Reading(Path file, JsonParser parser) {

        TensorHeader read(long length) throws CheckpointException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "its header is no JSON object");
            Map<String, String> metadata = Map.of();
            List<Place> places = new ArrayList<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (name.equals(METADATA)) {
                    metadata = metadata();
                } else {
                    places.add(place(name));
                    require(places.size() <= MOST_TENSORS, "it has more than " + MOST_TENSORS + " tensors");
                }
            }
            require(parser.currentToken() == JsonToken.END_OBJECT, "its header is no JSON object");
            require(parser.nextToken() == null, "its header is not valid JSON");
            places.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
            long end = 0;
            for (Place place : places) {
                require(place.from == end, "its tensors do not lie one behind the other");
                end = place.to;
            }
            require(end == length, "its tensors do not end where the file ends");
            return new TensorHeader(metadata, places);
        }

        private Map<String, String> metadata() throws CheckpointException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "its metadata is no JSON object");
            Map<String, String> metadata = new LinkedHashMap<>();
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                require(parser.nextToken() == JsonToken.VALUE_STRING, "its metadata has other things than strings");
                metadata.put(key, parser.getString());
            }
            return metadata;
        }

        private Place place(String name) throws CheckpointException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "a tensor's entry is no JSON object");
            String type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                parser.nextToken();
                switch (key) {
                    case "dtype" -> type = parser.getValueAsString();
                    case "shape" -> shape = numbers();
                    case "data_offsets" -> offsets = numbers();
                    default -> throw damaged(file, "a tensor's entry has other things than type, shape and offsets");
                }
            }
            require(
                    type != null && shape != null && offsets != null && offsets.size() == 2,
                    "a tensor's entry lacks its type, shape or offsets");
            require(type.equals("F32"), "it has tensors of other numbers than F32");
            return place(name, shape, offsets.get(0), offsets.get(1));
        }

        private Place place(String name, List<Long> shape, long from, long to) throws CheckpointException {
            List<Integer> extents = new ArrayList<>();
            long length = Float.BYTES;
            for (long extent : shape) {
                // Before the product is taken, so that it cannot run over.
                require(
                        extent <= Integer.MAX_VALUE && (extent == 0 || length <= LONGEST / extent),
                        "a tensor is too large for this program");
                extents.add((int) extent);
                length *= extent;
            }
            require(to >= from && to - from == length, "a tensor's shape and offsets do not agree");
            return new Place(name, List.copyOf(extents), from, to);
        }

        /** A list of a few numbers, none of them below 0. */
        private List<Long> numbers() throws CheckpointException {
            require(parser.currentToken() == JsonToken.START_ARRAY, "a tensor's shape or offsets are no list");
            List<Long> numbers = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(
                        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                                && parser.getLongValue() >= 0,
                        "a tensor's shape or offsets are not numbers from 0 on");
                require(numbers.size() < RANK, "a tensor has more than " + RANK + " extents");
                numbers.add(parser.getLongValue());
            }
            return numbers;
        }

        private void require(boolean holds, String otherwise) throws CheckpointException {
            if (!holds) {
                throw damaged(file, otherwise);
            }
        }
    }
}
