package org.gateloom.runtime.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param metadata its {@code __metadata__}
 * @param tensors in the order of their data
 */
public record TensorFile(Map<String, String> metadata, List<Tensor> tensors) {

    /** The key of the metadata under which {@link TensorWriter} puts its checksum. */
    static final String CHECKSUM = "gateloom.sha256";

    /** Hexadecimal digits of the checksum. */
    static final int CHECKSUM_DIGITS = 64;

    /** A header is never longer, as the format says. */
    static final int LONGEST_HEADER = 100_000_000;

    public TensorFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
    }

    /** How the checksum begins in a header; a string's own quotes are escaped, so it stands nowhere else. */
    static String checksumStart() {
        return "\"" + CHECKSUM + "\":\"";
    }
}
