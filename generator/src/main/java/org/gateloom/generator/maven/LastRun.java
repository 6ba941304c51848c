package org.gateloom.generator.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last run that succeeded has read and written. It is kept in the build folder, away from the sources, and is
 * written only when all else is done: a run that failed leaves the word of the one before, though not as up to date.
 *
 * <pre>
 * gateloom run 1
 * configuration 5f3a…
 * folder /project/target/generated-sources/gateloom
 * input 9c01… /project/src/main/cells/lstm.yaml
 * output 77be… org/acme/cells/Lstm.java
 * end
 * </pre>
 *
 * @param configuration digest of all that was set, of which files are cells, and of the generator
 * @param folder that was written to
 * @param inputs digests of cell files and their bases, by name of the source
 * @param outputs digests of what was written, by path in the folder
 */
record LastRun(String configuration, String folder, Map<String, String> inputs, Map<String, String> outputs) {

    /** To be raised when the lines change their meaning. */
    private static final String FORMAT = "gateloom run 1";

    private static final String END = "end";

    /**
     * The same, but never up to date. After a run that was refused the next one has to tell anew what is right and wrong,
     * even if the files are what they were: an IDE still shows the refusal.
     */
    LastRun doubted() {
        return new LastRun("refused", folder, inputs, outputs);
    }

    /** What was written there; empty when nothing was, or nothing that can be understood. */
    static Optional<LastRun> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4
                || !lines.get(0).equals(FORMAT)
                || !lines.get(lines.size() - 1).equals(END)) {
            return Optional.empty();
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String line : lines.subList(3, lines.size() - 1)) {
            String[] words = line.split(" ", 3);
            if (words.length != 3) {
                return Optional.empty();
            }
            (words[0].equals("input") ? inputs : outputs).put(words[2], words[1]);
        }
        return Optional.of(new LastRun(
                lines.get(1).replaceFirst("^configuration ", ""),
                lines.get(2).replaceFirst("^folder ", ""),
                inputs,
                outputs));
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FORMAT);
        lines.add("configuration " + configuration);
        lines.add("folder " + folder);
        inputs.forEach((name, digest) -> lines.add("input " + digest + " " + name));
        outputs.forEach((path, digest) -> lines.add("output " + digest + " " + path));
        lines.add(END);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
