package org.gateloom.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.gateloom.samples.compare.ExampleComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A page in Chromium without a window: it is clicked on, and must do what it says without an error. Left out where there is
 * no Chromium, unless {@code -Dgateloom.browser=required}.
 */
class PageInBrowserTest {

    /** Clicks, and notes what was drawn. */
    private static final String AFTER = """
            <script>
            seen.before = document.getElementById("validation").innerHTML;
            const choose = (id, value) => {
              document.getElementById(id).value = value;
              document.getElementById(id).dispatchEvent(new Event("change"));
            };
            choose("unit", "bits");
            choose("over", "steps");
            document.querySelectorAll("button").forEach(button => button.click());
            seen.after = document.getElementById("validation").innerHTML;
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void curvesAreDrawnChosenAndSaved() throws Exception {
        JsonNode seen = opened(Page.of(ExampleComparison.ofSeeds()));

        assertThat(seen.path("errors")).isEmpty();
        assertThat(seen.path("before").asString())
                .contains("<svg", "nats a character", "characters read", ">lstm<", ">gru<");
        assertThat(seen.path("after").asString()).contains("<svg", "bits a character", ">steps<");
        assertThat(seen.path("saved")).hasSize(4);
        assertThat(seen.path("saved").path(0).asString()).startsWith("<svg").contains("bits a character");
        assertThat(seen.path("saved").path(1).asString().lines().limit(2))
                .containsExactly(
                        "cell,step,characters,seconds,flops,loss_nats,lowest_seed,highest_seed",
                        "lstm,10,16000,0.8,50000000,1.95,1.85,2.05");
    }

    @Test
    void aPageWithTextOfOthersDrawsToo() throws Exception {
        JsonNode seen = opened(Page.of(ExampleComparison.make()));

        assertThat(seen.path("errors")).isEmpty();
        assertThat(seen.path("before").asString()).contains("cells/&lt;my&gt; &amp; own.yaml");
        assertThat(seen.path("saved").path(1).asString()).contains("\ncells/<my> & own.yaml,10,16000,");
    }

    private JsonNode opened(String page) throws IOException, InterruptedException {
        return Browser.opened(folder, page, AFTER);
    }
}
