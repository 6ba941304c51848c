package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Option;

/** The options that say how a run is kept on disk. */
final class KeepingOptions {

    private static final String KEEP = "keep";
    private static final String SAVE_EVERY = "save-every";

    @Option(
            names = "--" + KEEP,
            paramLabel = "N",
            description = "Checkpoints that are kept, the latest ones; " + Keeping.CHECKPOINTS + " unless told.")
    @Within(from = 1, to = 1e6)
    private Integer keep;

    @Option(
            names = "--" + SAVE_EVERY,
            paramLabel = "N",
            description = "Steps from one checkpoint to the next; as for validations unless told. The last step has one"
                    + " always.")
    @Within(from = 1, to = 1e9)
    private Long saveEvery;

    @Option(
            names = "--rescue",
            paramLabel = "DIR",
            description = "Where a run is saved when its own folder can no longer be written; the system's folder for"
                    + " temporary files unless told.")
    private Path rescue;

    /** Of a run that begins. */
    Keeping keeping(TrainingSettings settings) {
        return keeping(settings, Map.of());
    }

    /**
     * Of a run that goes on.
     *
     * @param before how it was kept, by {@link #named}; holds unless told otherwise
     */
    Keeping keeping(TrainingSettings settings, Map<String, String> before) {
        return new Keeping(
                keep == null
                        ? Integer.parseInt(before.getOrDefault(KEEP, Integer.toString(Keeping.CHECKPOINTS)))
                        : keep,
                saveEvery == null
                        ? Long.parseLong(before.getOrDefault(SAVE_EVERY, Long.toString(settings.validateEvery())))
                        : saveEvery,
                rescue == null ? Path.of(System.getProperty("java.io.tmpdir")) : rescue);
    }

    /** By the names of the options, but for the place of rescue, which is the machine's. */
    static Map<String, String> named(Keeping keeping) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(KEEP, Integer.toString(keeping.checkpoints()));
        named.put(SAVE_EVERY, Long.toString(keeping.every()));
        return named;
    }
}
