package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.verify.Closeness;
import org.gateloom.generator.verify.KernelAnswer;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.ModelKernel;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;

/** A cell with its kernel, compiled, and how it is held against the reference. */
record KernelCell(CellGraph graph, LoadedCell loaded) {

    private static final Map<String, KernelCell> LIBRARY = new ConcurrentHashMap<>();

    /** No multiple of a tile. */
    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 17);

    private static final int BATCH = 6;

    private static final int STEPS = 5;

    /** Of the library, with the tile of processors. */
    static KernelCell of(String name) {
        return of(name, Tile.STANDARD);
    }

    /** Of the library, compiled once: Aparapi keeps what it has compiled by the class's name. */
    static KernelCell of(String name, Tile tile) {
        String span = tile.span().name().toLowerCase(Locale.ROOT);
        String javaPackage = packageOf(name) + "_" + tile.rows() + "x" + tile.units() + "_" + span;
        return LIBRARY.computeIfAbsent(
                javaPackage,
                key -> new KernelCell(
                        LibraryCells.graph(name), compile(LibraryCells.generateKernel(name, javaPackage, tile))));
    }

    /** Of a file's text. */
    static KernelCell of(Source source, Tile tile) {
        CellGraph graph = ((Reading.Cell) CellReader.read(source, new Siblings())).graph();
        Generator.Request request = new Generator.Request(
                source, new Siblings(), packageOf(graph.name()), Precision.FLOAT, Optional.of(tile));
        return new KernelCell(graph, compile((Generation.Done) Generator.generate(request)));
    }

    private static String packageOf(String name) {
        return "cells.k" + name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static LoadedCell compile(Generation.Done generated) {
        generated.files().stream()
                .filter(file -> file.text().contains("extends ModelKernel"))
                .forEach(kernel -> assertThat(KernelRules.broken(kernel.text())).isEmpty());
        Compilation compilation = Compilation.of(generated);
        assertThat(compilation).isInstanceOf(Compilation.Loaded.class);
        return ((Compilation.Loaded) compilation).cell();
    }

    ModelKernel kernel() {
        return loaded.kernel().orElseThrow();
    }

    /**
     * Outputs, states and all gradients, with vectors, and with symbols where the cell reads them.
     */
    void agreesWithTheReference(Launcher launcher, Tolerance tolerance) throws UnsuitableException {
        for (RandomCase maker : makers(loaded.of(graph.fitting(SIZES)))) {
            Case given = maker.make(graph, new SplittableRandom(7));
            Cell cell = loaded.of(given.sizes());

            CaseResult answer = KernelAnswer.of(cell, launcher, given);

            CaseResult expected = Reference.answer(graph, given);
            Closeness.assertClose(graph, given, answer, expected, tolerance, graph.name());
        }
    }

    private static List<RandomCase> makers(Cell cell) {
        RandomCase one = new RandomCase(SIZES, BATCH, STEPS);
        return cell.readsSymbols()
                ? List.of(one, one.withStart(RandomCase.Start.STANDARD).withSymbols())
                : List.of(one, one.withStart(RandomCase.Start.STANDARD));
    }
}
