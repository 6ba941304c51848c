package org.gateloom.samples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.samples.compare.ExampleComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in Chromium without a window: it is clicked on, and must do what it says without an error. Left out where there is
 * no Chromium, unless {@code -Dgateloom.browser=required}.
 */
class PageInBrowserTest {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** Notes errors from the page's beginning on, and what is offered to be saved. */
    private static final String BEFORE = """
            <script>
            const seen = {errors: [], saved: []};
            addEventListener("error", event => seen.errors.push(event.message));
            addEventListener("securitypolicyviolation", event => seen.errors.push(event.violatedDirective));
            console.error = (...texts) => seen.errors.push(texts.join(" "));
            console.warn = console.error;
            URL.createObjectURL = blob => { blob.text().then(text => seen.saved.push(text)); return "about:blank"; };
            HTMLAnchorElement.prototype.click = () => {};
            </script>
            """;

    /** Clicks, and leaves what was seen where the test finds it. */
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
            setTimeout(() => {
              const found = document.createElement("script");
              found.type = "application/json";
              found.id = "seen";
              found.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
              document.body.append(found);
            }, 500);
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
        Optional<Path> chromium = chromium();
        assumeTrue(
                chromium.isPresent()
                        || System.getProperty("gateloom.browser", "").equals("required"),
                "no Chromium");
        int begin = page.indexOf("<head>") + "<head>".length();
        int end = page.lastIndexOf("</body>");
        Path file = Files.writeString(
                folder.resolve("page.html"),
                page.substring(0, begin) + BEFORE + page.substring(begin, end) + AFTER + page.substring(end));
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Matcher found = Pattern.compile("id=\"seen\">([^<]*)<").matcher(Files.readString(dom));
        assertThat(found.find()).isTrue();
        byte[] json = Base64.getDecoder().decode(found.group(1));
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
