package org.gateloom.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.ExampleComparison;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String PAGE = own(Page.of(ExampleComparison.make()));

    /** Without the chart library, which brings a notice of its licence and knows the names of attributes. */
    private static String own(String page) {
        int from = page.lastIndexOf("<script>", page.indexOf("echarts={}"));
        return page.substring(0, from) + "<script>" + page.substring(page.indexOf("</script>", from));
    }

    @Test
    void nothingInItLeadsToTheNetwork() {
        assertThat(PAGE).doesNotContainPattern("(?i)(src|href|action|poster|srcset)\\s*=");
        assertThat(PAGE).doesNotContainPattern("(?i)@import|(?-i:url\\()|//[a-z0-9-]+\\.[a-z]+/.*\\.(js|css)");
        assertThat(PAGE).contains("default-src 'none'");
        assertThat(PAGE).doesNotContain("http://", "https://");
    }

    @Test
    void textOfOthersIsOnlyText() {
        assertThat(PAGE).contains("cells/&lt;my&gt; &amp; own.yaml");
        assertThat(PAGE).contains("said &quot;&lt;b&gt;no&lt;/b&gt;&quot;\n\u2400 and &lt;/script&gt; &amp; went.");
        assertThat(PAGE).contains("\"name\":\"cells/\\u003cmy> & own.yaml\"");
        assertThat(PAGE).doesNotContain("<b>", "<my>");
    }

    @Test
    void theScriptElementsAreThoseOfThePage() {
        assertThat(Pattern.compile("<script").matcher(PAGE).results().count()).isEqualTo(4);
        assertThat(Pattern.compile("</script>").matcher(PAGE).results().count()).isEqualTo(4);
    }

    @Test
    void itSaysWhatIsBestWhatStoppedAndHowToRepeatIt() {
        assertThat(PAGE)
                .contains("The lowest validation loss is that of gru: 1.6250 nats, or 2.3444 bits, a character.");
        assertThat(PAGE).contains("diverged at step 41: its loss is NaN");
        assertThat(PAGE).contains("gateloom compare lstm gru &#39;cells/&lt;my&gt; &amp; own.yaml&#39;");
        assertThat(PAGE).contains("<dt>learning rate</dt><dd>0.002</dd>");
    }

    @Test
    void severalSeedsHaveATableOfWhatIsReal() {
        String page = own(Page.of(ExampleComparison.ofSeeds()));

        assertThat(page)
                .contains("Comparison of 2 cells", "Which differences are real", "<td>2 of 3</td>")
                .contains("<strong>gru</strong>, seed 3, diverged at step 41: its loss is NaN")
                .contains("\"low\":[", "\"high\":[");
        assertThat(PAGE).doesNotContain("Which differences are real");
    }

    @Test
    void aComparisonThatGoesOnIsFollowed() {
        Comparison going = ExampleComparison.make().at(new Comparison.Standing(Optional.of("run 3 of 5: <gru>"), 3));
        Comparison ended = ExampleComparison.make().at(new Comparison.Standing(Optional.empty(), 2));

        assertThat(own(Page.of(going)))
                .contains("id=\"going\">It is going on, and this page follows it: run 3 of 5: &lt;gru&gt;.</p>")
                .contains("<noscript><meta http-equiv=\"refresh\"");
        assertThat(own(Page.of(ended)))
                .contains("2 runs are not done. The command under “How to repeat it” goes on with it.")
                .doesNotContain("id=\"going\"", "http-equiv=\"refresh\"");
        assertThat(PAGE).doesNotContain("id=\"going\"", "not done");
    }

    @Test
    void theRatesThatWereTriedStandBesideEachOther() {
        assertThat(own(Page.of(ExampleComparison.tuned())))
                .contains("<th scope=\"col\">0.0005</th><th scope=\"col\">0.002</th><th scope=\"col\">0.01</th>")
                .contains("<td>2.0250</td><td class=\"chosen\">1.9250</td><td>diverged</td>");
    }

    @Test
    void aLoneSurrogateAndControlsBecomeVisible() {
        assertThat(Escaped.html("a\ud800b\u0007c\u0085")).isEqualTo("a\ufffdb\u2407c\ufffd");
    }
}
