package org.gateloom.samples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of EMBEDDING.md, compiled and run as they stand there. */
class EmbeddingPageTest {

    private static final Path PAGE = Path.of("..", "runtime", "EMBEDDING.md");

    @TempDir
    private Path folder;

    @Test
    void aCellRuns() throws IOException, InterruptedException {
        assertThat(run("Forward")).matches("(?s)the last output of row 0 begins with -?0\\.\\d+\\R");
    }

    @Test
    void aNetworkLearnsIsKeptAndWrites() throws IOException, InterruptedException {
        Path text = Files.writeString(folder.resolve("text.txt"), "a banana and an ananas; ".repeat(40));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        String printed = run("Train", text.toString(), kept.toString());
        assertThat(printed).startsWith("Finished[step=50]").hasSizeGreaterThan(40);
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).containsExactly(kept.resolve("step-000000050.safetensors"));
        }
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> programs = Pattern.compile("(?s)```java\\R(.*?)```")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains("class " + program + " "))
                .toList();
        assertThat(programs).hasSize(1);
        Path source = Files.writeString(folder.resolve(program + ".java"), programs.get(0));
        String path = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", path, source.toString());
        assertThat(compiled).isZero();
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        folder + System.getProperty("path.separator") + path,
                                        program),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
