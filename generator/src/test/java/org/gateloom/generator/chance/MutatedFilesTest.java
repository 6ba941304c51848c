package org.gateloom.generator.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.verify.Closeness;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Good files with a few characters changed by chance: each gives a graph or problems, soon; what gives a graph gives Java
 * that compiles and computes what the reference does.
 */
@Execution(ExecutionMode.CONCURRENT)
class MutatedFilesTest {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** How many files; {@code -Dgateloom.mutations=20000} for a long run. */
    private static final int FILES = Integer.getInteger("gateloom.mutations", 2_000);

    /** What is accepted of so many is compiled at once. */
    private static final int BATCH = 50;

    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 4);

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

    /** A file that was accepted. */
    private record Accepted(Source source, CellGraph graph, String className) {}

    static IntStream batches() {
        return IntStream.range(0, (FILES + BATCH - 1) / BATCH);
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void giveProblemsOrCellsThatWork(int batch) throws IOException {
        SplittableRandom random = new SplittableRandom(batch);
        List<Source> good = goodFiles();
        List<Accepted> accepted = new ArrayList<>();
        List<JavaFile> files = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Source cell = good.get(random.nextInt(good.size()));
            Source mutated = new Source(cell.name(), mutated(cell.text(), random));
            long before = CLOCK.getCurrentThreadCpuTime();
            Reading reading = CellReader.read(mutated, bases());
            // Of the processor, so that a busy machine is no failure: no file makes the reader go on and on.
            assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(reading.problems())
                    .as(mutated.text())
                    .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("\n"));
            if (reading instanceof Reading.Cell read) {
                assertNormalForm(read.graph());
                accepted.add(new Accepted(mutated, read.graph(), print(mutated, "m" + i, files)));
            } else {
                assertThat(reading.problems()).as(mutated.text()).anyMatch(problem -> !problem.warning());
            }
        }
        compute(accepted, files);
    }

    private static void compute(List<Accepted> accepted, List<JavaFile> files) {
        if (accepted.isEmpty()) {
            return;
        }
        Compilation compilation =
                Compilation.of(new Generation.Done(accepted.get(0).className(), files, List.of(), List.of()));
        assertThat(compilation).as("%s", compilation).isInstanceOf(Compilation.Loaded.class);
        LoadedCell first = ((Compilation.Loaded) compilation).cell();
        for (Accepted cell : accepted) {
            Case given = new RandomCase(SIZES, 2, 2).make(cell.graph(), new SplittableRandom(1));
            CaseResult expected = Reference.answer(cell.graph(), given);
            if (!expected.parts().values().stream().allMatch(Tensor::finite)) {
                continue;
            }
            CaseResult answer =
                    GeneratedAnswer.of(first.sibling(cell.className()).of(given.sizes()), given);
            Closeness.assertClose(
                    cell.graph(),
                    given,
                    answer,
                    expected,
                    Tolerance.DOUBLE,
                    cell.source().text());
        }
    }

    private static String print(Source source, String javaPackage, List<JavaFile> files) {
        Generation generation =
                Generator.generate(new Generator.Request(source, bases(), javaPackage, Precision.DOUBLE));
        assertThat(generation).as(source.text()).isInstanceOf(Generation.Done.class);
        Generation.Done done = (Generation.Done) generation;
        files.addAll(done.files());
        return done.className();
    }

    private static Bases bases() {
        return new Siblings();
    }

    private static List<Source> goodFiles() throws IOException {
        Map<Path, Source> good = new LinkedHashMap<>();
        for (Path folder : List.of(Path.of("../samples/src/main/cells"), Path.of("../spec/src/test/resources/valid"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(CellFiles.EXTENSION))
                        .sorted()
                        .toList()) {
                    good.put(file, CellFiles.read(file));
                }
            }
        }
        return List.copyOf(good.values());
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
