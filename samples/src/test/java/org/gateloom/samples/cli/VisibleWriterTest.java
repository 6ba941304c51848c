package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleWriterTest {

    @Test
    void whatCanBeReadPasses() {
        String text = "näïve — 日本 \uD834\uDD1E\tand\na line, 100 %";
        assertThat(printed(text)).isEqualTo(text);
    }

    @Test
    void whatWouldCommandATerminalIsShown() {
        // Red, the window's title, a line rubbed out, a bell, DEL, and the control that begins a sequence in Latin-1.
        assertThat(printed("\u001b[31m\u001b]0;me\u0007\b\u007f\u009b2J"))
                .isEqualTo("\u241b[31m\u241b]0;me\u2407\u2408\u2421\ufffd2J");
        assertThat(printed("\0")).isEqualTo("\u2400");
    }

    /** Between U+202A and U+202E and between U+2066 and U+2069. */
    @Test
    void nothingTurnsTheOrderRound() {
        assertThat(printed("ok \u202egpj.exe\u2066\u2069")).isEqualTo("ok \ufffdgpj.exe\ufffd\ufffd");
    }

    @Test
    void everyCharacterIsLetThroughOrReplaced() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            String shown = printed(Character.toString((char) unit));
            assertThat(shown).hasSize(1);
            char one = shown.charAt(0);
            assertThat(Character.isISOControl(one) && one != '\n' && one != '\t')
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31m", "plain"})
    void dataIsPrintedAsItIs(String text) {
        StringWriter target = new StringWriter();
        VisibleWriter.raw(VisibleWriter.to(target)).print(text);
        assertThat(target).hasToString(text);
    }

    private static String printed(String text) {
        StringWriter target = new StringWriter();
        PrintWriter printer = VisibleWriter.to(target);
        printer.print(text);
        printer.flush();
        assertThat(VisibleWriter.visible(text)).isEqualTo(target.toString());
        return target.toString();
    }
}
