package org.gateloom.samples.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The losses of a run as JSON Lines, written as they come:
 *
 * <pre>
 * {"step":1,"characters":1600,"seconds":0.21,"training":4.42,"norm":0.31}
 * {"step":300,"characters":480000,"seconds":14.2,"validation":2.08}
 * </pre>
 */
public final class Metrics implements Watcher, AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;

    private Metrics(Path file, BufferedWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Those of a run that begins, or goes on after what the file holds already. */
    public static Metrics to(Path file) throws IOException {
        return new Metrics(file, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    @Override
    public void stepped(Measurement training, double norm) {
        ObjectNode line = line(training);
        line.put("training", training.loss());
        line.put("norm", norm);
        write(line);
    }

    @Override
    public void validated(Measurement validation) {
        ObjectNode line = line(validation);
        line.put("validation", validation.loss());
        write(line);
        // Whoever follows along sees all until here, and so does who looks after a crash.
        try {
            writer.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static ObjectNode line(Measurement measurement) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("step", measurement.step());
        line.put("characters", measurement.characters());
        line.put("seconds", measurement.seconds());
        return line;
    }

    private void write(ObjectNode line) {
        try {
            writer.write(line.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(new IOException(file + " cannot be written: " + e.getMessage(), e));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /**
     * What a run has measured.
     *
     * @param training of each step
     * @param validation of each validation
     */
    public record Past(List<Measurement> training, List<Measurement> validation) {}

    /**
     * Reads what was measured until a step, and takes what came after it out of the file: a run that goes on from there
     * will measure it again. A last line that was cut off goes as well.
     */
    public static Past until(long step, Path file) throws IOException {
        List<String> kept = new ArrayList<>();
        List<Measurement> training = new ArrayList<>();
        List<Measurement> validation = new ArrayList<>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    JsonNode node = node(line);
                    if (node.path("step").asLong(Long.MAX_VALUE) > step) {
                        break;
                    }
                    kept.add(line);
                    String loss = node.has("training") ? "training" : "validation";
                    (node.has("training") ? training : validation).add(measurement(node, loss));
                }
            }
        }
        Files.write(file, kept);
        return new Past(training, validation);
    }

    private static JsonNode node(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException cutOff) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Measurement measurement(JsonNode node, String loss) {
        return new Measurement(
                node.path("step").asLong(),
                node.path("characters").asLong(),
                node.path("seconds").asDouble(),
                node.path(loss).asDouble());
    }
}
