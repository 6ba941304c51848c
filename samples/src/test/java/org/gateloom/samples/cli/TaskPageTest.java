package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.samples.report.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of a comparison on a task, in Chromium; left out where there is none. */
class TaskPageTest {

    private static final String CLICKS = """
            <script>
            seen.chart = document.getElementById("success").innerHTML;
            document.querySelectorAll("button").forEach(button => button.click());
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void successByLagIsDrawnAndSaved() throws Exception {
        Path out = folder.resolve("out");
        Ran ran = Ran.gateloom(
                "compare",
                "rnn",
                "gru",
                "--task=recall",
                "--lag=4,8",
                "--hidden=4",
                "--batch=4",
                "--steps=2",
                "--out=" + out);
        assertThat(ran.err()).isEmpty();

        JsonNode seen = Browser.opened(folder, Files.readString(out.resolve("report.html")), CLICKS);

        assertThat(seen.path("errors")).isEmpty();
        assertThat(seen.path("chart").asString()).contains("<svg", "right answers, %", ">rnn<", ">gru<", ">chance<");
        assertThat(seen.path("saved").path(0).asString()).startsWith("<svg").contains("right answers, %");
        assertThat(seen.path("saved").path(1).asString())
                .startsWith("cell,lag,right_percent,half_interval\nrnn,4,")
                .contains("\nrnn,8,", "\ngru,4,");
    }
}
