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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window. */
public final class Browser {

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

    /** Leaves what was seen where the test finds it. */
    private static final String LAST = """
            <script>
            setTimeout(() => {
              const found = document.createElement("script");
              found.type = "application/json";
              found.id = "seen";
              found.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
              document.body.append(found);
            }, 500);
            </script>
            """;

    private Browser() {}

    /**
     * Opens a page; the test is left out where there is no Chromium, unless {@code -Dgateloom.browser=required}.
     *
     * @param folder for the page and the browser's own files
     * @param after a script element behind the page's, which clicks on it and notes in {@code seen} what is wanted
     * @return {@code seen}, in which {@code errors} and {@code saved} are noted too
     */
    public static JsonNode opened(Path folder, String page, String after) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(
                chromium.isPresent()
                        || System.getProperty("gateloom.browser", "").equals("required"),
                "no Chromium");
        int begin = page.indexOf("<head>") + "<head>".length();
        int end = page.lastIndexOf("</body>");
        Path file = Files.writeString(
                folder.resolve("page.html"),
                page.substring(0, begin) + BEFORE + page.substring(begin, end) + after + LAST + page.substring(end));
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
