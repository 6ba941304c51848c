package org.gateloom.samples.inspect;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.run.Networks;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/** Small untrained networks of library cells or of cells written in a test. */
public final class ExampleNetworks {

    private static final Bases BASES = Library.behind((reference, from) -> Optional.empty());

    private ExampleNetworks() {}

    /** A library cell's file. */
    static Source library(String name) {
        return Library.find(name).orElseThrow();
    }

    static CellGraph graph(Source source) {
        Reading reading = CellReader.read(source, BASES);
        if (reading instanceof Reading.Refused refused) {
            throw new IllegalArgumentException(refused.problems().toString());
        }
        return ((Reading.Cell) reading).graph();
    }

    static Function<Map<String, Integer>, Cell> cells(Source source, Precision precision) {
        Generator.Generation generation = Generator.generate(new Generator.Request(source, BASES, "", precision));
        return ((Compilation.Loaded) Compilation.of((Generator.Generation.Done) generation)).cell()::of;
    }

    static Network network(Source source, int symbols, int layers, int hidden) {
        return new Networks(cells(source, Precision.FLOAT), symbols, layers, 0).of(hidden);
    }

    /** An inspection of an untrained network, of a text that it is to read. */
    public static Inspection inspection(String cell, String name, String text) {
        Source source = library(cell);
        Vocabulary vocabulary = Vocabulary.of(text);
        Network network = network(source, vocabulary.size(), 2, 4);
        float[] numbers = Weights.initial(network.parameters(), 1).master();
        int[] symbols = text.codePoints().map(vocabulary::symbol).toArray();
        return Inspection.of(name, 7, ReferenceNetwork.of(graph(source), network, numbers), vocabulary, symbols);
    }
}
