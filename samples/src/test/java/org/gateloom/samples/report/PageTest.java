package org.gateloom.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
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
        assertThat(Pattern.compile("<script").matcher(PAGE).results().count()).isEqualTo(3);
        assertThat(Pattern.compile("</script>").matcher(PAGE).results().count()).isEqualTo(3);
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
    void aLoneSurrogateAndControlsBecomeVisible() {
        assertThat(Escaped.html("a\ud800b\u0007c\u0085")).isEqualTo("a\ufffdb\u2407c\ufffd");
    }
}
