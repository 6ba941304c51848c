package org.gateloom.samples.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gateloom.samples.cli.Gateloom;

/**
 * A command of {@code gateloom} in a process of its own.
 *
 * @param process that runs it, for whoever wants to end it
 * @param log what it prints, on both streams
 */
record Command(Process process, Path log) implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** A quick start, because most of these processes live for a second. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    /**
     * How one ended.
     *
     * @param exitCode 128 and the signal's number where a signal ended it
     * @param text what it printed
     */
    record End(int exitCode, String text) {}

    /** Starts one, its log in the folder. */
    static Command start(Path folder, String... arguments) throws IOException {
        return start(folder, OPTIONS, List.of(arguments));
    }

    /** Starts one with other options of the JVM. */
    static Command start(Path folder, List<String> options, List<String> arguments) throws IOException {
        return launch(folder, java(options, arguments));
    }

    /** Starts one from a shell that has done something before, such as setting a limit. */
    static Command startAfter(String shell, Path folder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", shell + "; exec \"$@\"", "sh"));
        line.addAll(java(OPTIONS, List.of(arguments)));
        return launch(folder, line);
    }

    private static List<String> java(List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(JAVA));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Gateloom.class.getName()));
        line.addAll(arguments);
        return line;
    }

    private static Command launch(Path folder, List<String> line) throws IOException {
        File log = Files.createTempFile(folder, "log", ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log);
        // What a shell puts there for whoever starts Java would be printed by each of them.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new Command(builder.start(), log.toPath());
    }

    /** Waits for its end. */
    End end() throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it has not ended after five minutes:\n" + Files.readString(log, UTF_8));
        }
        return new End(process.exitValue(), Files.readString(log, UTF_8));
    }

    /** Waits until it has printed something. */
    void awaitText(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.readString(log, UTF_8).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("it does not say '" + text + "':\n" + Files.readString(log, UTF_8));
            }
            Thread.sleep(5);
        }
    }

    /** Ends it as no process can help: kill -9 where there are signals. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Leaves nothing behind, whatever has failed. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Sends it a signal: {@code INT}, {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
