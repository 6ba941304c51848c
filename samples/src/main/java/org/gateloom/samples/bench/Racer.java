package org.gateloom.samples.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A contender's process. */
final class Racer implements AutoCloseable {

    private static final String CORE = "Core:";

    private final Contender contender;
    private final Race.Pace pace;
    private final Path log;
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;
    private int lap = 1;

    /** Starts it and waits until it is ready. */
    Racer(Contender contender, Race.Pace pace) throws IOException {
        this.contender = contender;
        this.pace = pace;
        this.log = Files.createTempFile("gateloom-bench", ".log");
        ProcessBuilder builder = new ProcessBuilder(contender.command());
        builder.redirectError(log.toFile());
        builder.environment().put("OPENBLAS_VERBOSE", "2"); // it says for which processor its code is
        builder.environment().putAll(contender.environment());
        this.process = builder.start();
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = answers.readLine();
        while (line != null && !line.equals(TimedSteps.READY)) {
            line = answers.readLine(); // what a library says when it is loaded
        }
        if (line == null) {
            try (this) {
                throw failed();
            }
        }
    }

    /** Takes steps until it is warm, and finds out how many make a lap. */
    void warmUp() throws IOException {
        double total = 0;
        double last = 0;
        int count = 1;
        while (total < pace.warmUpSeconds()) {
            last = seconds(count) / count;
            total += last * count;
            count = (int) Math.max(1, Math.min(2 * count, pace.warmUpSeconds() / 4 / last));
        }
        lap = (int) Math.max(1, Math.ceil(pace.lapSeconds() / last));
    }

    /** The contender's units a second, over one lap. */
    double lap() throws IOException {
        return contender.unit() * lap / seconds(lap);
    }

    /** How long some steps take. */
    double seconds(int count) throws IOException {
        questions.write(count + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw failed();
        }
        return Double.parseDouble(answer);
    }

    /** Ends it; the most memory that it had, in bytes, 0 when that is not known. */
    long end() throws IOException {
        questions.close();
        String answer = answers.readLine();
        if (answer == null) {
            throw failed();
        }
        return Long.parseLong(answer);
    }

    /** For which processor OpenBLAS has chosen its code; empty when it is not there. */
    String core() throws IOException {
        return log().stream()
                .filter(line -> line.startsWith(CORE))
                .map(line -> line.substring(CORE.length()).trim())
                .findFirst()
                .orElse("");
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    }

    private IOException failed() throws IOException {
        String first = log().stream()
                .filter(line -> !line.isBlank() && !line.startsWith(CORE))
                .findFirst()
                .orElse("it says nothing");
        return new IOException(contender.name() + " failed: " + first);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
