package org.gateloom.generator.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.java.CellEmitter;
import org.gateloom.generator.layout.Layout;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.program.Lower;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each pass does, and that none changes what a cell computes. */
@Execution(ExecutionMode.CONCURRENT)
class PassesTest {

    private static Program program(String name, List<Pass> passes) {
        List<Passes.Stage> stages = Passes.stages(Lower.from(Differentiate.of(LibraryCells.graph(name))), passes);
        return stages.get(stages.size() - 1).program();
    }

    @Test
    void anRnnBeforeAndAfterAllPasses() {
        assertThat(program("rnn", List.of()).toString()).isEqualTo("""
                forward
                  each step
                    h.1 = h.W_x x
                    h.2 = h.W_h prev(h)
                    loop [hidden] h.4 = h.1 + h.2 + h.b
                    loop [hidden] h = tanh(h.4)
                backward
                  each step
                    loop [hidden] d.h = d.(output) + prev(d.prev(h))
                    loop [hidden] d.h:2 = square(h)
                    loop [hidden] d.h:3 = 1 - d.h:2
                    loop [hidden] d.h.4 = d.h * d.h:3
                    d.h.2:1 = h.W_hᵀ d.h.4
                    d.x = h.W_xᵀ d.h.4
                    loop [hidden] gradient h.b += d.h.4
                    gradient h.W_h += d.h.4 ⊗ prev(h)
                    gradient h.W_x += d.h.4 ⊗ x
                    loop [hidden] d.prev(h) = d.h.2:1
                """);
        assertThat(program("rnn", Passes.ALL).toString()).isEqualTo("""
                forward
                  before the loop
                    h.4.products = h.W_x x
                  each step
                    h.4.products += h.W_h prev(h)
                    loop [hidden] h = tanh(h.4.products + h.b)
                backward
                  each step
                    loop [hidden] local d.h = d.(output) + prev(d.prev(h)); d.h.4 = d.h * (1 - square(h))
                    loop [hidden] gradient h.b += d.h.4
                    d.prev(h) = h.W_hᵀ d.h.4
                  after the loop
                    d.x = h.W_xᵀ d.h.4
                    gradient h.W_h += d.h.4 ⊗ prev(h)
                    gradient h.W_x += d.h.4 ⊗ x
                """);
    }

    @Test
    void whatIsMadeOfParametersAloneIsDoneOnce() {
        Program lru = program("lru", Passes.ALL);
        assertThat(lru.forward().before().toString())
                .contains("radius = exp", "= cos(", "= sin(")
                .doesNotContain("prev(");
        assertThat(lru.forward().step().toString()).doesNotContain("exp(", "cos(", "sin(");
    }

    /** Cells that differ in what passes see; those that chance makes are held likewise. */
    static Stream<Arguments> eachPassOff() {
        return Stream.of("rnn", "lstm", "lstm-lecture", "peephole-lstm", "gru", "gru-reset-after", "lru")
                .flatMap(name -> Passes.ALL.stream().map(pass -> Arguments.of(name, pass.title())));
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("eachPassOff")
    void withoutAPassACellComputesTheSame(String name, String off) {
        Map<String, Integer> sizes = Map.of("in", 3, "hidden", 5);
        CellGraph graph = LibraryCells.graph(name);
        Case given = new RandomCase(sizes, 2, 4).make(graph, new SplittableRandom(1));
        List<Pass> passes =
                Passes.ALL.stream().filter(pass -> !pass.title().equals(off)).toList();

        Cell cell = compile(graph, program(name, passes)).of(sizes);

        assertThat(Deviation.worst(
                        GeneratedAnswer.of(cell, given).parts(),
                        Reference.answer(graph, given).parts()))
                .isLessThan(1e-14);
    }

    private static org.gateloom.generator.memory.LoadedCell compile(CellGraph graph, Program program) {
        String text = CellEmitter.emit(Layout.of(program), "cells", Precision.DOUBLE, List.of(), "test");
        String type = CellEmitter.className(graph.name(), Precision.DOUBLE);
        Compilation compilation = Compilation.of(new Generation.Done(
                "cells." + type, List.of(new JavaFile("cells/" + type + ".java", text)), List.of(), List.of()));
        assertThat(compilation).isInstanceOf(Compilation.Loaded.class);
        return ((Compilation.Loaded) compilation).cell();
    }
}
