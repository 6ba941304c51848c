package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.verify.KernelAnswer;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Conditioning;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernel of every library cell, its body run as Java, against the reference: outputs, states and all gradients. It
 * needs no device. Seven work items share the work, which divides nothing, so that no element is left to chance.
 */
class KernelBodyTest {

    /** No multiple of a tile. */
    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 17);

    private static final int ITEMS = 7;

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithTheReference(String name) {
        CellGraph graph = LibraryCells.graph(name);
        LoadedCell loaded = ((Compilation.Loaded) Compilation.of(LibraryCells.generateKernel(name, "cells"))).cell();
        for (RandomCase maker : makers(loaded.of(graph.fitting(SIZES)))) {
            Case given = maker.make(graph, new SplittableRandom(7));
            Cell cell = loaded.of(given.sizes());
            Launcher launcher = JavaLauncher.sequential(loaded.kernel().orElseThrow(), ITEMS);

            CaseResult answer = KernelAnswer.of(cell, launcher, given);

            CaseResult expected = Reference.answer(graph, given);
            Map<String, Double> deviations = Deviation.each(answer.parts(), expected.parts());
            // Costly, so only where a cell asks for it.
            boolean exact = deviations.entrySet().stream()
                    .allMatch(deviation -> deviation.getValue() <= tolerance(deviation.getKey()));
            if (!exact) {
                Conditioning condition = Conditioning.of(graph, given, new SplittableRandom(1));
                deviations.forEach((path, deviation) -> assertThat(deviation)
                        .as(path)
                        .isLessThanOrEqualTo(condition.allowed(path, tolerance(path), 0x1p-24)));
            }
        }
    }

    private static double tolerance(String path) {
        return path.startsWith("gradient.") ? 2e-4 : 1e-5;
    }

    private static List<RandomCase> makers(Cell cell) {
        RandomCase one = new RandomCase(SIZES, 6, 5);
        return cell.readsSymbols()
                ? List.of(one, one.withStart(RandomCase.Start.STANDARD).withSymbols())
                : List.of(one, one.withStart(RandomCase.Start.STANDARD));
    }

    static Stream<String> names() {
        return LibraryCells.names().stream();
    }
}
