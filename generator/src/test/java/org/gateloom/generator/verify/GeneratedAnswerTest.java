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
    void agreesWithTheReference(String name, List<Precision> precisions, RandomCase maker) {
        CellGraph graph = LibraryCells.graph(name);
        Case given = maker.make(graph, new SplittableRandom(7));
        CaseResult expected = Reference.answer(graph, given);

        for (Precision precision : precisions) {
            CaseResult answer = GeneratedAnswer.of(load(name, precision).of(given.sizes()), given);

            Closeness.assertClose(graph, given, answer, expected, Tolerance.of(precision), name + " in " + precision);
        }
    }

    /** Both precisions together, so that the reference answers once. */
    static Stream<Arguments> cases() {
        List<Precision> both = List.of(Precision.values());
        return LibraryCells.names().stream()
                .flatMap(name -> STEEP.contains(name)
                        ? Stream.of(
                                made(name, both, 1),
                                made(name, List.of(Precision.FLOAT), 3),
                                made(name, List.of(Precision.DOUBLE), 20))
                        : Stream.of(made(name, both, 1), made(name, both, 20)))
                .flatMap(cases -> cases);
    }

    /** Cases with weights of that scale. */
    private static Stream<Arguments> made(String name, List<Precision> precisions, double scale) {
        boolean readsSymbols = load(name, Precision.FLOAT)
                .of(LibraryCells.graph(name).fitting(SIZES))
                .readsSymbols();
        return Stream.of(5, 17)
                .flatMap(steps -> Stream.of(RandomCase.Start.values())
                        .flatMap(start -> (readsSymbols ? Stream.of(false, true) : Stream.of(false))
                                .map(symbols -> Arguments.of(
                                        name, precisions, new RandomCase(SIZES, 2, steps, scale, start, symbols)))));
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
