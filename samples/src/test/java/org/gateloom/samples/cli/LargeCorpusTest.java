package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.samples.bench.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are larger than what Java may take, in a process of its own. */
class LargeCorpusTest {

    @TempDir
    private Path folder;

    @Test
    void aTextLargerThanItsPartOfTheHeapIsMapped() throws Exception {
        assertThat(train("-Xmx128m", 20 << 20))
                .contains(
                        "its symbols, 20,971,520 bytes, are too many for memory: they lie in a file without a name in "
                                + folder.resolve("scratch") + " until the program ends",
                        "text: 20,971,520 characters, 10 symbols;");
    }

    /** A file that may not grow any more fails as one on a full disk does. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit makes the fault")
    void aCopyThatCannotBeWrittenToItsEndIsASentence() throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("full"));
        List<String> line = new ArrayList<>(List.of("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh"));
        line.addAll(OwnProcess.of(
                OwnProcess.java(),
                List.of("-Xmx128m"),
                Gateloom.class,
                "train",
                "rnn",
                "--corpus=" + write(20 << 20),
                "--scratch=" + scratch,
                "--run=" + folder.resolve("none")));
        Path printed = folder.resolve("said");
        int exitCode = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        assertThat(Files.readString(printed))
                .isEqualTo("gateloom: the text is too large for memory and cannot be kept in " + scratch
                        + ": File too large\n");
        assertThat(exitCode).isEqualTo(2);
        assertThat(scratch).isEmptyDirectory();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** Three times the heap, and more characters than an {@code int} counts. */
    @Test
    @EnabledIfSystemProperty(named = "gateloom.long", matches = "true")
    void threeGigabytesTrainInAHeapOfOne() throws Exception {
        assertThat(train("-Xmx1g", 3_000_000_000L)).contains("text: 3,000,000,000 characters, 10 symbols;");
    }

    /** What is printed; nothing is left in the folder for the text. */
    private String train(String heap, long characters) throws IOException, InterruptedException {
        Path text = write(characters);
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        Path printed = folder.resolve("printed");
        int exitCode = new ProcessBuilder(OwnProcess.of(
                        OwnProcess.java(),
                        List.of(heap),
                        Gateloom.class,
                        "train",
                        "rnn",
                        "--corpus=" + text,
                        "--scratch=" + scratch,
                        "--run=" + folder.resolve("run"),
                        "--hidden=8",
                        "--steps=20",
                        "--held-out=0.00001"))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        String all = Files.readString(printed);
        assertThat(exitCode).as(all).isZero();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
        return all;
    }

    private Path write(long characters) throws IOException {
        byte[] line = "ein kleiner text\n".repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
        Path text = folder.resolve("text");
        try (OutputStream out = Files.newOutputStream(text)) {
            for (long left = characters; left > 0; left -= line.length) {
                out.write(line, 0, (int) Math.min(line.length, left));
            }
        }
        return text;
    }
}
