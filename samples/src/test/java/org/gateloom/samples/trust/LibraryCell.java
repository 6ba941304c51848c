package org.gateloom.samples.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/** Cells of the library, generated and compiled, and their trainings without a command line. */
final class LibraryCell {

    private static final String TEXT = "abcd dcba aabb ccdd ".repeat(40);

    private LibraryCell() {}

    /** The cell of that name at given sizes. */
    static Function<Map<String, Integer>, Cell> named(String name) throws IOException {
        Source source = Library.find(name).orElseThrow();
        Bases bases = Library.behind((reference, from) -> Optional.empty());
        Generator.Generation generation =
                Generator.generate(new Generator.Request(source, bases, "", Precision.FLOAT, Optional.empty()));
        Compilation compilation = Compilation.of((Generator.Generation.Done) generation);
        return ((Compilation.Loaded) compilation).cell()::of;
    }

    /** One layer of 6 with dropout, trained by Adam on a short text in chunks of 5. */
    static TrainingSettings settings(int batch, int lanes, long steps) {
        return new TrainingSettings(6, 1, batch, lanes, 5, steps, "adam", 0.01, 1, 0.2, 0.2, 50, 0, 1, 0);
    }

    /** A training of it. */
    static Training training(Function<Map<String, Integer>, Cell> cell, TrainingSettings settings, Workers workers)
            throws CorpusException, UnsuitableException {
        Corpus corpus = Corpus.of(TEXT.getBytes(StandardCharsets.UTF_8), "text");
        return new Training(
                cell, settings, corpus, (network, weights, how) -> new ProcessorEngine(network, weights, how, workers));
    }
}
