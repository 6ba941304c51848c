package org.gateloom.samples.run;

import java.io.BufferedReader;
import java.io.IOException;
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
     * All whole lines. A last one that is cut off is still being written, or was when the process was killed.
     *
     * @throws IOException if another line is no loss, with a sentence that names it
     */
    static List<RecordedLoss> of(Path file) throws IOException {
        List<RecordedLoss> losses = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<RecordedLoss> loss = loss(line);
                loss.ifPresent(losses::add);
                if (loss.isEmpty() && lines.ready()) {
                    throw new IOException(file + ":" + number + " is no loss of a step");
                }
                number++;
            }
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist: the folder is no run, or one without its losses", e);
        }
        return losses;
    }

    private static Optional<RecordedLoss> loss(String line) {
        try {
            JsonNode node = JsonMapper.shared().readTree(line);
            return node.path("step").isNumber()
                    ? Optional.of(new RecordedLoss(
                            node.path("step").asLong(),
                            node.path("characters").asLong(),
                            node.path("seconds").asDouble(),
                            number(node, "training"),
                            number(node, "norm"),
                            number(node, "validation")))
                    : Optional.empty();
        } catch (JacksonException cutOff) {
            return Optional.empty();
        }
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return node.has(name) ? OptionalDouble.of(node.path(name).asDouble()) : OptionalDouble.empty();
    }
}
