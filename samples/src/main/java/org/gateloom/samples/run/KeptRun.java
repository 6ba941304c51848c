package org.gateloom.samples.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.runtime.checkpoint.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a run, or has come of it until now, beside its checkpoints: {@code run.json} in the run's folder. So that
 * the same run is never trained twice, it holds what determines the run.
 *
 * @param determinedBy by name: the cell's and the text's SHA-256, every setting, what computes it and which version
 * @param ranOn by name: where it was computed, and by which versions of what; last digits may depend on it
 * @param run as it was when this was written
 */
public record KeptRun(Map<String, String> determinedBy, Map<String, String> ranOn, Run run) {

    static final String FILE = "run.json";

    public KeptRun {
        determinedBy = Collections.unmodifiableMap(new LinkedHashMap<>(determinedBy));
        ranOn = Collections.unmodifiableMap(new LinkedHashMap<>(ranOn));
    }

    /** Whether there is nothing more to train. */
    public boolean done() {
        return run.ended() == Run.Ended.WELL || run.ended() == Run.Ended.DIVERGED;
    }

    /** Writes it into a run's folder, whole or not at all; makes the folder. */
    public void write(Path folder) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode parts = root.putObject("determinedBy");
        determinedBy.forEach(parts::put);
        ObjectNode places = root.putObject("ranOn");
        ranOn.forEach(places::put);
        root.set("run", RunJson.node(run));
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(FILE), root + "\n");
    }

    /**
     * The one of a folder; empty if there is none.
     *
     * @throws IOException with a sentence if it is damaged
     */
    public static Optional<KeptRun> in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            return Optional.of(new KeptRun(
                    texts(root.path("determinedBy")), texts(root.path("ranOn")), RunJson.read(root.path("run"))));
        } catch (JacksonException | IllegalArgumentException | CharacterCodingException e) {
            throw new IOException(file + " is damaged; take its folder away, and the run is trained again", e);
        }
    }

    /**
     * Folders that have one, in the order of their names.
     *
     * @param root they are in it, or in a folder in it; it need not be there
     */
    public static List<Path> folders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(root, 3, (file, attributes) -> file.endsWith(FILE))) {
            return files.map(Path::getParent)
                    .filter(folder -> !folder.equals(root))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> text : node.properties()) {
            texts.put(text.getKey(), text.getValue().asString());
        }
        return texts;
    }
}
