package org.gateloom.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gateloom.samples.inspect.ExampleNetworks;
import org.gateloom.samples.inspect.GradientCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pages of {@code inspect} and {@code memory}, as text and in Chromium. */
class InspectionPageTest {

    private static final String HOSTILE = "</pre><script>alert(1)</script>\n\u0000\"& 'x'";

    /** Chooses everything once, notes what is drawn, and saves every figure. */
    private static final String CLICKS = """
            <script>
            const choose = (id, value) => {
              document.getElementById(id).value = value;
              document.getElementById(id).dispatchEvent(new Event("change"));
            };
            const passage = () => [...document.querySelectorAll("#passage span")].map(span => span.textContent).join("");
            seen.passage = passage();
            seen.said = document.getElementById("said").textContent;
            choose("activity", "1");
            choose("order", "variance");
            choose("unit", "3");
            seen.saidLater = document.getElementById("said").textContent;
            choose("colour", "surprise");
            choose("surprise-unit", "bits");
            choose("memory", "1");
            document.querySelectorAll("button").forEach(button => button.click());
            seen.surprise = document.getElementById("surprise").innerHTML;
            seen.heat = document.querySelectorAll("#heat canvas").length;
            </script>
            """;

    private static final String CLICKS_ON_CURVES = """
            <script>
            seen.before = document.getElementById("gradients").innerHTML;
            document.getElementById("scale").value = "relative";
            document.getElementById("scale").dispatchEvent(new Event("change"));
            seen.after = document.getElementById("gradients").innerHTML;
            document.querySelectorAll("button").forEach(button => button.click());
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsChosenIsDrawnAndSaved() throws Exception {
        String text = "anna \"said\"\nno ".repeat(10);
        JsonNode seen =
                Browser.opened(folder, InspectionPage.of(ExampleNetworks.inspection("lstm", "lstm", text)), CLICKS);

        assertThat(seen.path("errors")).isEmpty();
        assertThat(seen.path("passage").asString()).isEqualTo(text);
        assertThat(seen.path("said").asString())
                .startsWith("layer 1, forget, unit 1, from 0.")
                .contains(": responds to ");
        assertThat(seen.path("saidLater").asString()).startsWith("layer 1, input, unit 3, from 0.");
        assertThat(seen.path("surprise").asString()).contains("<svg", ">bits<");
        assertThat(seen.path("heat").asInt()).isEqualTo(1);
        JsonNode saved = seen.path("saved");
        assertThat(saved).hasSize(10);
        assertThat(saved.path(0).asString()).startsWith("<svg").contains(">unit<");
        assertThat(saved.path(1).asString().lines())
                .hasSize(1 + 4)
                .first()
                .asString()
                .startsWith("unit,responds_to,1,2,3,");
        assertThat(saved.path(3).asString().lines().limit(3))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("place,character,nats,bits"),
                        first -> assertThat(first).isEqualTo("1,a,,"),
                        second -> assertThat(second).startsWith("2,n,"));
        assertThat(saved.path(5).asString()).startsWith("layer,values,unit,left,right\n1,forget,1,");
        assertThat(saved.path(9).asString()).startsWith("layer,state,unit,retention,half_life,held\n2,c,");
    }

    @Test
    void textOfOthersIsOnlyText() throws Exception {
        String page = InspectionPage.of(ExampleNetworks.inspection("rnn", "cells/<my>.yaml", HOSTILE));

        assertThat(page)
                .contains("What cells/&lt;my&gt;.yaml does with a passage")
                .contains("No state of this cell passes directly to the next step")
                .contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n\u2400&quot;&amp; &#39;x&#39;</pre>")
                .doesNotContain("<my>", "<script>alert");
        assertThat(page.split("<script", -1)).hasSize(1 + 4);
        JsonNode seen = Browser.opened(folder, page, "");
        assertThat(seen.path("errors")).isEmpty();
    }

    @Test
    void curvesOfGradientsAreDrawnAndSaved() throws Exception {
        List<GradientCurve> curves = List.of(
                new GradientCurve("lstm & <co>", true, falling(0.95)),
                new GradientCurve("lstm & <co>", false, falling(0.8)),
                new GradientCurve("odd", false, List.of(1.0, 0.0, Double.POSITIVE_INFINITY)));
        String page = GradientPage.of(curves, "gateloom memory 'runs/lstm & <co>'");

        assertThat(page)
                .contains("<th scope=\"row\">lstm &amp; &lt;co&gt;</th><td>trained</td><td>9.50e-01</td>")
                .contains("&#39;runs/lstm &amp; &lt;co&gt;&#39;")
                .doesNotContain("<co>");
        JsonNode seen = Browser.opened(folder, page, CLICKS_ON_CURVES);
        assertThat(seen.path("errors")).isEmpty();
        assertThat(seen.path("before").asString())
                .contains("<svg", "norm of the gradient", "lstm &amp; &lt;co&gt;, trained");
        assertThat(seen.path("after").asString()).contains("relative to k = 1");
        assertThat(seen.path("saved").path(1).asString().lines())
                .startsWith("cell,parameters,k,norm", "lstm & <co>,trained,1,0.95")
                .endsWith("odd,untrained,3,");
    }

    private static List<Double> falling(double factor) {
        return IntStream.rangeClosed(1, 3).mapToObj(k -> Math.pow(factor, k)).toList();
    }
}
