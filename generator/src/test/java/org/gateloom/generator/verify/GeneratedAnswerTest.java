package org.gateloom.generator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every library cell, generated, compiled and run, against the reference interpreter: outputs, states and all gradients.
 */
@Execution(ExecutionMode.CONCURRENT)
class GeneratedAnswerTest {

    /** No multiple of a vector's width. */
    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 17);

    /**
     * Cells with no bound between several matrix products, or chaotic at twenty times the weights: there they leave
     * float's range, or no allowance is small enough to say anything.
     */
    private static final Set<String> STEEP = Set.of("darts-v1", "enas", "fast-grnn", "lstmp-sak");

    private static final Map<String, LoadedCell> LOADED = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "{0} in {1}, {2}")
    @MethodSource("cases")
    void agreesWithTheReference(String name, Precision precision, RandomCase maker) {
        CellGraph graph = LibraryCells.graph(name);
        Case given = maker.make(graph, new SplittableRandom(7));
        CaseResult expected = Reference.answer(graph, given);

        CaseResult answer = GeneratedAnswer.of(load(name, precision).of(given.sizes()), given);

        Closeness.assertClose(graph, given, answer, expected, Tolerance.of(precision), name);
    }

    static Stream<Arguments> cases() {
        return LibraryCells.names().stream()
                .flatMap(name -> Stream.of(Precision.values())
                        .flatMap(precision -> makers(readsSymbols(name, precision), largeScale(name, precision))
                                .map(maker -> Arguments.of(name, precision, maker))));
    }

    private static boolean readsSymbols(String name, Precision precision) {
        return load(name, precision).of(LibraryCells.graph(name).fitting(SIZES)).readsSymbols();
    }

    private static Stream<RandomCase> makers(boolean readsSymbols, double largeScale) {
        return Stream.of(5, 17)
                .flatMap(steps -> Stream.of(1.0, largeScale)
                        .flatMap(scale -> Stream.of(RandomCase.Start.values())
                                .flatMap(start -> (readsSymbols ? Stream.of(false, true) : Stream.of(false))
                                        .map(symbols -> new RandomCase(SIZES, 2, steps, scale, start, symbols)))));
    }

    private static double largeScale(String name, Precision precision) {
        return precision == Precision.FLOAT && STEEP.contains(name) ? 3 : 20;
    }

    private static LoadedCell load(String name, Precision precision) {
        return LOADED.computeIfAbsent(name + precision, key -> {
            Compilation compilation = Compilation.of(LibraryCells.generate(name, "cells", precision));
            assertThat(compilation).isInstanceOf(Compilation.Loaded.class);
            return ((Compilation.Loaded) compilation).cell();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLongSequenceIsItsPiecesWithCarriedState(String name) {
        CellGraph graph = LibraryCells.graph(name);
        Case given = new RandomCase(SIZES, 2, 12).make(graph, new SplittableRandom(3));
        Cell cell = load(name, Precision.FLOAT).of(given.sizes());

        double[] whole = Pieces.outputs(cell, given, List.of(12));
        double[] pieces = Pieces.outputs(cell, given, List.of(5, 1, 6));

        assertThat(pieces).containsExactly(whole);
    }

    static List<String> names() {
        return LibraryCells.names();
    }
}
