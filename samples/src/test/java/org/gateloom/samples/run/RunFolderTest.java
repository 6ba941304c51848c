package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFolderTest {

    @TempDir
    private Path folder;

    @Test
    void hasOneWriterAtATime() throws IOException {
        try (RunFolder first = RunFolder.open(folder)) {
            assertThatThrownBy(() -> RunFolder.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessage(first + " is being trained in by another process");
        }
        RunFolder.open(folder).close();
    }

    @Test
    void lossesAfterAStepAreCutOff() throws IOException {
        String until = """
            {"step":1,"characters":10,"seconds":0.5,"training":2.5,"norm":1.0}
            {"step":2,"characters":20,"seconds":1.0,"training":2.25,"norm":1.0}
            {"step":2,"characters":20,"seconds":1.0,"validation":2.125}
            """;
        Path file = folder.resolve("metrics.jsonl");
        Files.writeString(
                file, until + "{\"step\":3,\"characters\":30,\"seconds\":1.5,\"training\":2,\"norm\":1}\n{\"st");
        LossMark mark = LossMark.of(file, until.length()).mark();
        PastMetrics past = PastMetrics.until(2, Optional.of(mark), file);
        assertThat(past.training()).containsExactly(new Measurement(1, 10, 0.5, 2.5), new Measurement(2, 20, 1, 2.25));
        assertThat(past.validation()).containsExactly(new Measurement(2, 20, 1, 2.125));
        assertThat(file).hasContent(until);
        assertThat(PastMetrics.until(0, Optional.empty(), file)).isEqualTo(new PastMetrics(List.of(), List.of()));
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatIsDamagedIsNamed() throws IOException {
        Files.write(folder.resolve("samples.json"), new byte[] {'[', (byte) 0xff, ']'});
        Files.write(folder.resolve("run.json"), new byte[] {'{', (byte) 0xff, '}'});
        Path metrics = Files.createDirectory(folder.resolve("metrics.jsonl"));
        try (RunFolder run = RunFolder.open(folder)) {
            assertThatThrownBy(() -> run.samples(1))
                    .hasMessageStartingWith(folder.resolve("samples.json") + " is damaged; ");
        }
        assertThatThrownBy(() -> KeptRun.in(folder))
                .hasMessageStartingWith(folder.resolve("run.json") + " is damaged; ");
        LossMark mark = new LossMark(1, "0".repeat(64));
        assertThatThrownBy(() -> PastMetrics.until(1, Optional.of(mark), metrics))
                .hasMessage(metrics + " is no file; expected the losses of the run");
    }

    /** What comes of the losses of two steps, of which the checkpoint knows. */
    @ParameterizedTest
    @CsvSource({
        "'{\"step\":1,\"training\":2.5}\n{\"step\":2,\"training\":2.26}\n', 'they are others, or not all of them'",
        "'{\"step\":1,\"training\":2.5}\n{\"step\":2,\"traini\n{\"step\":3,\"training\":2}\n', 'line 2 is no loss of a step'",
        "'{\"step\":1,\"training\":2.5}\n', 'they are others, or not all of them'",
        "'', 'they are others, or not all of them'"
    })
    void lossesThatTheCheckpointDoesNotKnowAreLeftAsTheyAre(String changed, String what) throws IOException {
        Path file = Files.writeString(
                folder.resolve("metrics.jsonl"), "{\"step\":1,\"training\":2.5}\n{\"step\":2,\"training\":2.25}\n");
        LossMark mark = LossMark.of(file, Files.size(file)).mark();
        String content = changed.replace("\\n", "\n");
        Files.writeString(file, content);
        assertThatThrownBy(() -> PastMetrics.until(2, Optional.of(mark), file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " does not begin with the losses that were there when the checkpoint")
                .hasMessageContaining(": " + what + ";");
        assertThat(Files.readString(file)).isEqualTo(content);
    }
}
