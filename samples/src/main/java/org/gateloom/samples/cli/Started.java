package org.gateloom.samples.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** When this JVM started. */
final class Started {

    private static final Instant AT =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    private Started() {}

    /** {@code 2.31 s}. */
    static String ago() {
        return String.format(
                Locale.ROOT, "%.2f s", Duration.between(AT, Instant.now()).toMillis() / 1e3);
    }
}
