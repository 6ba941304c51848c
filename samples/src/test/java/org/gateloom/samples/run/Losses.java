package org.gateloom.samples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured in a run, without the time it took: the same of two runs that computed the same. */
public final class Losses {

    private Losses() {}

    /** Of a run's folder. */
    public static List<String> of(Path run) throws IOException {
        return timeless(Files.readAllLines(run.resolve("metrics.jsonl")));
    }

    /** Of lines of its file. */
    public static List<String> timeless(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\"seconds\":[^,]*,", ""))
                .toList();
    }
}
