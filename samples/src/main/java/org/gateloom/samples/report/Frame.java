package org.gateloom.samples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What stands around the content of every page: its head, and at its end the numbers, the chart library and the scripts. */
final class Frame {

    /** The folder's name holds the library's version, which the build decides. */
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/" + echartsVersion() + "/echarts.min.js";

    /** Nothing is loaded from anywhere, by no mistake and by no text of others either. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private Frame() {}

    /**
     * The whole file.
     *
     * @param head title and all else of the page's own that stands in its head, as HTML
     * @param styles resources of this package
     * @param content as HTML
     * @param data JSON by the identifiers of the elements that hold it
     * @param scripts resources of this package, which run when all else is there
     */
    static String page(
            String head, List<String> styles, String content, Map<String, String> data, List<String> scripts) {
        StringBuilder html = new StringBuilder();
        line(html, "<!DOCTYPE html>");
        line(html, "<html lang=\"en\">");
        line(html, "<head>");
        line(html, "<meta charset=\"utf-8\">");
        line(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
        line(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line(html, "<meta name=\"color-scheme\" content=\"light dark\">");
        line(html, head);
        styles.forEach(style -> line(html, "<style>\n" + resource(style) + "</style>"));
        line(html, "</head>");
        line(html, "<body>");
        line(html, "<main>");
        html.append(content);
        line(html, "</main>");
        data.forEach((name, json) -> line(
                html, "<script type=\"application/json\" id=\"" + name + "\">" + Escaped.script(json) + "</script>"));
        line(html, "<script>" + resource(ECHARTS) + "</script>");
        scripts.forEach(script -> line(html, "<script>\n" + resource(script) + "</script>"));
        line(html, "</body>");
        line(html, "</html>");
        return html.toString();
    }

    /** A title for the head. */
    static String title(String text) {
        return "<title>" + Escaped.html(text) + "</title>";
    }

    private static void line(StringBuilder html, String text) {
        html.append(text).append('\n');
    }

    private static String echartsVersion() {
        Properties properties = new Properties();
        try (InputStream stream =
                Frame.class.getResourceAsStream("/META-INF/maven/org.webjars/echarts/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("ECharts is on the class path", e);
        }
        return properties.getProperty("version");
    }

    private static String resource(String name) {
        try (InputStream stream = Frame.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is in the jar of this class or of ECharts", e);
        }
    }
}
