package org.gateloom.samples.cli;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How long ago this JVM started. */
final class Started {

    private Started() {}

    /** {@code 2.31 s}. */
    static String ago() {
        // First, because the bean takes a while to load.
        long now = System.currentTimeMillis();
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(Locale.ROOT, "%.2f s", (now - start) / 1e3);
    }
}
