package org.gateloom.samples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Library;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.pass.Pass;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Networks;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;

/** Steps of ours, of any cell: {@code OwnSteps CORPUS TASK CELL THREADS RATE [PASS LEFT OUT]}. */
public final class OwnSteps {

    private OwnSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        Corpus corpus = Corpus.read(Path.of(arguments[0]));
        Task task = Task.named(arguments[1]).orElseThrow();
        List<Pass> passes = Passes.ALL.stream()
                .filter(pass -> arguments.length < 6 || !pass.title().equals(arguments[5]))
                .toList();
        Function<Map<String, Integer>, Cell> cells = cells(arguments[2], passes);
        Network network = new Networks(cells, corpus.vocabulary().size(), task.layers(), 0).of(task.hidden());
        try (Workers workers = new Workers(Integer.parseInt(arguments[3]))) {
            EngineSteps steps = EngineSteps.of(network, corpus, task, workers, Double.parseDouble(arguments[4]));
            TimedSteps.serve(
                    count -> {
                        for (int i = 0; i < count; i++) {
                            if (!steps.step()) {
                                throw new IllegalStateException("the loss or the gradient of a step is not finite");
                            }
                        }
                    },
                    new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    /** A cell by its name or file, compiled with these passes. */
    static Function<Map<String, Integer>, Cell> cells(String cell, List<Pass> passes) throws IOException {
        Generation generation = Generator.generate(
                new Generator.Request(source(cell), Library.behind(new Siblings()), "", Precision.FLOAT), passes);
        if (generation instanceof Generation.Done done && Compilation.of(done) instanceof Compilation.Loaded loaded) {
            return loaded.cell()::of;
        }
        throw new IllegalStateException(cell + " cannot be compiled: 'gateloom check' says why");
    }

    /** The file of a cell, by its path or its name in the library. */
    static Source source(String cell) throws IOException {
        return CellFiles.isPath(cell)
                ? CellFiles.read(Path.of(cell))
                : Library.find(cell + CellFiles.EXTENSION).orElseThrow();
    }
}
