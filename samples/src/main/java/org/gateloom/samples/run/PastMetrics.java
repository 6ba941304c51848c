package org.gateloom.samples.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has measured until a step.
 *
 * @param training of each step
 * @param validation of each validation
 */
public record PastMetrics(List<Measurement> training, List<Measurement> validation) {

    public PastMetrics {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Reads a file of {@link Metrics}, and takes what came after the step out of it: a run that goes on from there will
     * measure it again. A last line that was cut off goes as well.
     */
    static PastMetrics until(long step, Path file) throws IOException {
        List<Measurement> training = new ArrayList<>();
        List<Measurement> validation = new ArrayList<>();
        if (!Files.exists(file)) {
            return new PastMetrics(training, validation);
        }
        long kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
                JsonNode node = node(line.get());
                if (node.path("step").asLong(Long.MAX_VALUE) > step) {
                    break;
                }
                kept += line.get().length + 1;
                String loss = node.has("training") ? "training" : "validation";
                (node.has("training") ? training : validation).add(measurement(node, loss));
            }
        }
        // Cut, not written anew: whenever the process is killed, the file has all that is needed.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(kept);
        }
        return new PastMetrics(training, validation);
    }

    /** The bytes before the next line's end; empty where there is no line with an end. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return next < 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private static JsonNode node(byte[] line) {
        try {
            return JsonMapper.shared().readTree(new String(line, UTF_8));
        } catch (JacksonException damaged) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static Measurement measurement(JsonNode node, String loss) {
        return new Measurement(
                        node.path("step").asLong(),
                        node.path("characters").asLong(),
                        node.path("seconds").asDouble(),
                        node.path(loss).asDouble())
                .with(
                        node.has("success")
                                ? OptionalDouble.of(node.path("success").asDouble())
                                : OptionalDouble.empty());
    }
}
