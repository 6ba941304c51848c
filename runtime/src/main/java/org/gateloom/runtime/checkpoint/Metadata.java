package org.gateloom.runtime.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.text.Vocabulary;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint's metadata, each entry a string: {@code gateloom.format} is 2; {@code gateloom.layers}, {@code
 * gateloom.sources} and {@code gateloom.settings} are JSON; {@code gateloom.vocabulary} is all symbols in their order;
 * numbers are as Java writes them, so that they are read back to the bit.
 */
final class Metadata {

    private static final String PREFIX = "gateloom.";
    private static final String FORMAT = "format";

    /** Not in files that were written before there were goals. */
    private static final String SOLVED = "validations_solved";

    /** Goes up when programs before or after would not understand what is written. 1 had settings without lanes. */
    private static final int VERSION = 2;

    private final Path file;
    private final Map<String, String> entries;

    /** Of a file that was read. */
    Metadata(Path file, Map<String, String> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** To write. */
    static Map<String, String> of(Description description, Counters counters) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(PREFIX + FORMAT, Integer.toString(VERSION));
        entries.put(PREFIX + "step", Long.toString(counters.step()));
        entries.put(PREFIX + "best_loss", Double.toString(counters.bestLoss()));
        entries.put(PREFIX + "validations_since_best", Integer.toString(counters.validationsSinceBest()));
        entries.put(PREFIX + "loss_sum", Double.toString(counters.lossSum()));
        entries.put(PREFIX + "loss_count", Long.toString(counters.lossCount()));
        entries.put(PREFIX + SOLVED, Integer.toString(counters.validationsSolved()));
        entries.put(PREFIX + "optimizer", description.optimizer());
        entries.put(PREFIX + "corpus", description.corpus());
        entries.put(PREFIX + "vocabulary", description.vocabulary().text());
        entries.put(PREFIX + "layers", JsonMapper.shared().writeValueAsString(description.layers()));
        entries.put(PREFIX + "settings", JsonMapper.shared().writeValueAsString(description.settings()));
        entries.put(PREFIX + "sources", JsonMapper.shared().writeValueAsString(description.sources()));
        return entries;
    }

    Description description() throws CheckpointException {
        requireFormat();
        List<Description.Layer> layers = json("layers", new TypeReference<>() {});
        Map<String, String> sources = json("sources", new TypeReference<>() {});
        Map<String, String> settings = json("settings", new TypeReference<>() {});
        if (new ArrayList<>(layers).contains(null)) {
            throw wrong("layers");
        }
        return new Description(
                layers, sources, Vocabulary.of(text("vocabulary")), text("corpus"), text("optimizer"), settings);
    }

    Counters counters() throws CheckpointException {
        requireFormat();
        try {
            return new Counters(
                    Long.parseLong(text("step")),
                    Double.parseDouble(text("best_loss")),
                    Integer.parseInt(text("validations_since_best")),
                    Double.parseDouble(text("loss_sum")),
                    Long.parseLong(text("loss_count")),
                    Integer.parseInt(entries.getOrDefault(PREFIX + SOLVED, "0")));
        } catch (NumberFormatException e) {
            throw new CheckpointException(file + " is no whole checkpoint: one of its counters is no number", e);
        }
    }

    /** That it is a checkpoint of a kind this program reads, and that its checksum was there to be checked. */
    private void requireFormat() throws CheckpointException {
        String format = entries.get(PREFIX + FORMAT);
        if (format == null) {
            throw new CheckpointException(file + " is a file of tensors, but no checkpoint of this program");
        }
        if (!format.equals(Integer.toString(VERSION))) {
            throw new CheckpointException(file + " was written by " + other(format) + " version of this program: it has"
                    + " format " + format + ", this version reads format " + VERSION
                    + "; go on with the version that wrote it, or train again");
        }
        text("sha256");
    }

    private static String other(String format) {
        try {
            return Long.parseLong(format) < VERSION ? "an older" : "a newer";
        } catch (NumberFormatException e) {
            return "another";
        }
    }

    private String text(String key) throws CheckpointException {
        String value = entries.get(PREFIX + key);
        if (value == null) {
            throw new CheckpointException(file + " is no whole checkpoint: it does not say its " + key);
        }
        return value;
    }

    private <T> T json(String key, TypeReference<T> type) throws CheckpointException {
        try {
            T value = JsonMapper.shared().readValue(text(key), type);
            if (value == null) {
                throw wrong(key);
            }
            return value;
        } catch (JacksonException e) {
            throw wrong(key);
        }
    }

    private CheckpointException wrong(String key) {
        return new CheckpointException(file + " is no whole checkpoint: its " + key + " cannot be read");
    }
}
