package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        try (RunFolder run = RunFolder.open(folder)) {
            PastMetrics past = run.past(2);
            assertThat(past.training())
                    .containsExactly(new Measurement(1, 10, 0.5, 2.5), new Measurement(2, 20, 1, 2.25));
            assertThat(past.validation()).containsExactly(new Measurement(2, 20, 1, 2.125));
            assertThat(file).hasContent(until);
            assertThat(run.past(0)).isEqualTo(new PastMetrics(List.of(), List.of()));
            assertThat(file).isEmptyFile();
        }
    }
}
