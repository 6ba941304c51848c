package org.gateloom.samples.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A contender's side of the conversation: it says {@code ready}, and then for each line with a number does so many steps
 * and answers with the seconds that they took. When there are no more lines it answers with the most memory that its
 * process ever had, in bytes.
 */
public final class TimedSteps {

    /** What is said when steps can be taken. */
    static final String READY = "ready";

    /** What is timed. */
    @FunctionalInterface
    public interface Steps {

        /** Takes some steps. */
        void take(int count) throws Exception;
    }

    private TimedSteps() {}

    /**
     * Serves until there is nothing more to read.
     *
     * @param out where answers go; nothing else may be written to it
     */
    public static void serve(Steps steps, PrintStream out) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println(READY);
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int count = Integer.parseInt(line);
            long start = System.nanoTime();
            steps.take(count);
            out.println((System.nanoTime() - start) / 1e9);
            out.flush();
        }
        out.println(peak().orElse(0));
        out.flush();
    }

    /** As Linux counts it; other systems do not tell. */
    private static OptionalLong peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }
}
