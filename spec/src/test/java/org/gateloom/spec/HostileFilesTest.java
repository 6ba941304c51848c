package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file, the answer is a graph in its normal form or a list of problems, and it comes soon. */
class HostileFilesTest {

    static Stream<Arguments> hugeFiles() {
        String head = "cell: A\nstates: {h: hidden}\n";
        return Stream.of(
                Arguments.of("brackets", "[".repeat(900_000)),
                Arguments.of("braces", "{a: ".repeat(220_000)),
                Arguments.of("dashes", "- ".repeat(450_000)),
                Arguments.of("quotes", "\"".repeat(900_001)),
                Arguments.of("questions", "? ".repeat(400_000)),
                Arguments.of("anchors", "- &a b\n".repeat(120_000)),
                Arguments.of("keys", "cell: A\n" + lines(90_000, "k%d: 1\n")),
                Arguments.of("one text", "cell: A\nabout: \"" + "a".repeat(990_000) + "\"\nemit: h\n"),
                Arguments.of("parentheses", head + "next:\n  h: " + "(".repeat(400_000) + "\nemit: h\n"),
                Arguments.of("terms", head + "next:\n  h: " + "a+".repeat(450_000) + "a\nemit: h\n"),
                Arguments.of("items in one line", "[\u03b1" + ", a".repeat(300_000) + "]"),
                Arguments.of("items of emoji in one line", "[" + "\ud83d\ude00, ".repeat(200_000) + "]"),
                Arguments.of(
                        "levels of long gates",
                        head + "repeat:\n  times: 50\n  from: {s: prev(h)}\n  gates:\n"
                                + lines(450, "    g%d: s" + " + s".repeat(449) + "\n")
                                + "  next: {s: s + g1}\nnext: {h: s}\nemit: h\n"),
                Arguments.of("more than a file may have", "a".repeat(1_000_001)),
                Arguments.of(
                        "a chain of gates",
                        head + "gates:\n  g499: g0\n" + lines(499, "  g%1$d: tanh(g%2$d) * g%2$d + 1\n")
                                + "next:\n  h: g0\nemit: h\n"));
    }

    private static String lines(int count, String line) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append(String.format(Locale.ROOT, line, i, i + 1)));
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hugeFiles")
    void aHugeFileIsRefusedSoon(String name, String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Reading reading = CellReader.read(new Source("huge.yaml", text), (reference, from) -> Optional.empty());
        Duration spent = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(spent).as("processor time of " + name).isLessThan(Duration.ofSeconds(10));
        assertThat(reading).as(name).isInstanceOf(Reading.Refused.class);
    }
}
