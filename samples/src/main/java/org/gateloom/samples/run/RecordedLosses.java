package org.gateloom.samples.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of {@link Metrics}, and leaves it as it is: whoever trains may go on writing. */
final class RecordedLosses {

    private RecordedLosses() {}

    /**
     * All whole lines. A last one without an end is still being written, or was when the process was killed.
     *
     * @throws IOException if a line is no loss, with a sentence that names it
     */
    static List<RecordedLoss> of(Path file) throws IOException {
        List<RecordedLoss> losses = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
                Optional<RecordedLoss> loss = loss(line.get());
                if (loss.isEmpty()) {
                    throw new IOException(file + ":" + (losses.size() + 1) + " is no loss of a step");
                }
                losses.add(loss.get());
            }
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist: the folder is no run, or one without its losses", e);
        }
        return losses;
    }

    /** The bytes before the next line's end; empty where there is no line with an end. */
    static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return next < 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    /** What a line says; empty where it is damaged. */
    static Optional<RecordedLoss> loss(byte... line) {
        try {
            JsonNode node = JsonMapper.shared().readTree(new String(line, UTF_8));
            boolean whole = node.path("step").isNumber() && (node.has("training") || node.has("validation"));
            return whole
                    ? Optional.of(new RecordedLoss(
                            node.path("step").asLong(),
                            node.path("characters").asLong(),
                            node.path("seconds").asDouble(),
                            number(node, "training"),
                            number(node, "norm"),
                            number(node, "validation"),
                            number(node, "success")))
                    : Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return node.has(name) ? OptionalDouble.of(node.path(name).asDouble()) : OptionalDouble.empty();
    }
}
