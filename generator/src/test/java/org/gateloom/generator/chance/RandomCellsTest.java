package org.gateloom.generator.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.java.CellEmitter;
import org.gateloom.generator.layout.Layout;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Pass;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.generator.verify.Closeness;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.GradientProof;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What should hold for all cells, for many that chance writes: the file is read, its gradients are those of complex step,
 * and generated code gives the reference's numbers with all passes and with one of them left out.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomCellsTest {

    /** How many cells; {@code -Dgateloom.cells=2000} for a long run. */
    private static final int CELLS = Integer.getInteger("gateloom.cells", 200);

    /** So many are compiled at once, which is far quicker than each alone. */
    private static final int BATCH = 10;

    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 4);
    private static final int ROWS = 2;
    private static final int STEPS = 3;

    /** A cell of a batch. */
    private record Made(int seed, String text, CellGraph graph, Pass off) {
        String all() {
            return "all" + seed;
        }

        String without() {
            return "without" + seed;
        }
    }

    static IntStream batches() {
        return IntStream.range(0, (CELLS + BATCH - 1) / BATCH);
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void areReadProvedAndComputedRight(int batch) {
        List<Made> cells = IntStream.range(batch * BATCH, Math.min(CELLS, (batch + 1) * BATCH))
                .mapToObj(RandomCellsTest::make)
                .toList();

        Map<String, LoadedCell> loaded = load(cells);

        for (Made cell : cells) {
            GradientProof proof = GradientProof.of(cell.graph(), SIZES, new SplittableRandom(cell.seed()));
            assertThat(proof.failure()).as(cell.text()).isEmpty();
            Case given = new RandomCase(SIZES, ROWS, STEPS).make(cell.graph(), new SplittableRandom(cell.seed()));
            CaseResult expected = Reference.answer(cell.graph(), given);
            assertThat(expected.parts().values()).as(cell.text()).allMatch(Tensor::finite);
            for (String variant : List.of(cell.all(), cell.without())) {
                CaseResult answer = GeneratedAnswer.of(loaded.get(variant).of(given.sizes()), given);
                String what =
                        String.format("%s (without %s): %s", variant, cell.off().title(), cell.text());
                Closeness.assertClose(cell.graph(), given, answer, expected, Tolerance.DOUBLE, what);
            }
        }
    }

    private static Made make(int seed) {
        String text = RandomCellFile.write("Cell" + seed, new SplittableRandom(seed));
        Reading reading = CellReader.read(new Source("cell" + seed + ".yaml", text), (name, from) -> Optional.empty());
        assertThat(reading).as("%s%n%s", text, reading.problems()).isInstanceOf(Reading.Cell.class);
        return new Made(seed, text, ((Reading.Cell) reading).graph(), Passes.ALL.get(seed % Passes.ALL.size()));
    }

    private static Map<String, LoadedCell> load(List<Made> cells) {
        Map<String, String> classes = new LinkedHashMap<>();
        List<JavaFile> files = new ArrayList<>();
        for (Made cell : cells) {
            classes.put(cell.all(), print(cell, cell.all(), Passes.ALL, files));
            List<Pass> others =
                    Passes.ALL.stream().filter(pass -> pass != cell.off()).toList();
            classes.put(cell.without(), print(cell, cell.without(), others, files));
        }
        Compilation compilation =
                Compilation.of(new Generation.Done(classes.values().iterator().next(), files, List.of(), List.of()));
        assertThat(compilation).as("%s", compilation).isInstanceOf(Compilation.Loaded.class);
        LoadedCell first = ((Compilation.Loaded) compilation).cell();
        Map<String, LoadedCell> loaded = new LinkedHashMap<>();
        classes.forEach((variant, name) -> loaded.put(variant, first.sibling(name)));
        return loaded;
    }

    private static String print(Made cell, String javaPackage, List<Pass> passes, List<JavaFile> files) {
        List<Passes.Stage> stages = Passes.stages(Lower.from(Differentiate.of(cell.graph())), passes);
        String text = CellEmitter.emit(
                Layout.of(stages.get(stages.size() - 1).program()), javaPackage, Precision.DOUBLE, List.of(), "test");
        String name = javaPackage + "." + CellEmitter.className(cell.graph().name(), Precision.DOUBLE);
        files.add(new JavaFile(name.replace('.', '/') + ".java", text));
        return name;
    }
}
