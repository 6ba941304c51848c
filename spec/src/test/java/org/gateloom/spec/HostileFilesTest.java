package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, the answer is a graph in its normal form or a list of problems, and it comes soon. */
class HostileFilesTest {

    /** How many files a seed makes; {@code -Dgateloom.mutations=20000} for a long run. */
    private static final int MUTATIONS = Integer.getInteger("gateloom.mutations", 150);

    private static final List<String> PIECES = List.of(
            "prev(",
            "linear(",
            ")",
            "(",
            ",",
            ":",
            "\n",
            "  ",
            "{",
            "}",
            "[",
            "]",
            "*",
            "-",
            "'",
            "\"",
            "#",
            "&a ",
            "*a",
            "!t ",
            "|",
            "h",
            "x",
            "0",
            "1e9",
            "null",
            "~",
            "hidden",
            "in",
            "bias",
            "of",
            "extends: lstm\n",
            "\t",
            "\u00e9",
            "%",
            "@",
            "? ",
            "- ",
            "--- \n",
            "...\n",
            "<<: ",
            ".5",
            "emit: h\n",
            "\ud83d\ude00");

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aMutatedFileGivesAGraphOrProblems(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Source> cells = new ArrayList<>();
        for (Path cell : SchemaTest.goodFiles()) {
            cells.add(CellFiles.read(cell));
        }
        for (int i = 0; i < MUTATIONS; i++) {
            Source cell = cells.get(random.nextInt(cells.size()));
            String text = mutated(cell.text(), random);
            Reading reading = CellReader.read(new Source(cell.name(), text), new Siblings());
            assertThat(reading.problems())
                    .as(text)
                    .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("\n"));
            if (reading instanceof Reading.Cell read) {
                assertNormalForm(read.graph());
            } else {
                assertThat(reading.problems()).as(text).anyMatch(problem -> !problem.warning());
            }
        }
    }

    private static String mutated(String original, RandomGenerator random) {
        StringBuilder text = new StringBuilder("# " + "\ud83d\ude00".repeat(random.nextInt(600)) + "\n" + original);
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(at, text.substring(at / 2, Math.min(text.length(), at / 2 + random.nextInt(30))));
                default -> text.insert(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    /** The rules on the page of {@code org.gateloom.spec.graph} that can be seen from outside. */
    private static void assertNormalForm(CellGraph graph) {
        List<String> all = graph.nodes().stream().map(Node::name).toList();
        List<String> states = graph.states().stream().map(State::node).toList();
        assertThat(all).doesNotHaveDuplicates().contains(graph.output()).containsAll(states);
        List<String> before = new ArrayList<>();
        for (Node node : graph.nodes()) {
            for (Ref operand : node.operands()) {
                assertThat(operand.previous() ? states : before).contains(operand.node());
            }
            before.add(node.name());
        }
        assertThat(Equations.of(graph)).isNotEmpty();
    }
}
