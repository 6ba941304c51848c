package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gateloom.samples.compare.ExampleComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJsonTest {

    @Test
    void whatIsWrittenIsReadBack(@TempDir Path folder) throws IOException {
        for (Run run : ExampleComparison.ofSeeds().runs()) {
            KeptRun kept = new KeptRun(Map.of("cell", run.digest(), "seed", "1"), Map.of("Java", "17"), run);
            kept.write(folder);
            assertThat(KeptRun.in(folder)).hasValue(kept);
        }
    }

    @Test
    void aFolderWithoutOneHasNone(@TempDir Path folder) throws IOException {
        assertThat(KeptRun.in(folder)).isEmpty();
    }
}
