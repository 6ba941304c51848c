package org.gateloom.samples.peers;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.RandomCase.Start;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;

/** A cell of the library with the three ways of running it: interpreted, generated in double, generated in float. */
final class LibraryCell {

    /** What {@link #answers} calls the generated class that computes in float. */
    static final String FLOAT = "generated, FLOAT";

    private final CellGraph graph;
    private final Map<Precision, LoadedCell> generated = new EnumMap<>(Precision.class);

    private LibraryCell(Source source, CellGraph graph) {
        this.graph = graph;
        for (Precision precision : Precision.values()) {
            generated.put(precision, generate(source, precision));
        }
    }

    /** The cell of that name. */
    static LibraryCell named(String name) {
        Source source = Library.find(name + CellFiles.EXTENSION).orElseThrow();
        Reading reading = CellReader.read(source, Library.behind(new Siblings()));
        if (reading instanceof Reading.Cell cell) {
            return new LibraryCell(source, cell.graph());
        }
        throw new AssertionError(name + ": " + reading.problems());
    }

    /** A case by chance, always the same for the same number. */
    Case made(RandomCase form, long seed) {
        return form.make(graph, new SplittableRandom(seed));
    }

    /** Short and longer sequences, from the states of the file and from others; sizes that no vector width divides. */
    Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (int steps : List.of(5, 17)) {
            for (Start start : Start.values()) {
                RandomCase form = new RandomCase(Map.of("in", 3, "hidden", 17), 2, steps).withStart(start);
                cases.put(steps + " steps, start " + start, made(form, steps));
            }
        }
        return cases;
    }

    /** The answers of all three ways, by what they are called. */
    Map<String, Map<String, Tensor>> answers(Case given) {
        Map<String, Map<String, Tensor>> answers = new LinkedHashMap<>();
        answers.put("reference", Reference.answer(graph, given).parts());
        generated.forEach((precision, cell) -> {
            CaseResult result = GeneratedAnswer.of(cell.of(given.sizes()), given);
            answers.put("generated, " + precision, result.parts());
        });
        return answers;
    }

    /** Its class that computes in that precision. */
    LoadedCell generated(Precision precision) {
        return generated.get(precision);
    }

    private static LoadedCell generate(Source source, Precision precision) {
        Generator.Generation generation = Generator.generate(
                new Generator.Request(source, Library.behind(new Siblings()), "org.gateloom.peers", precision));
        if (generation instanceof Generator.Generation.Done done
                && Compilation.of(done) instanceof Compilation.Loaded loaded) {
            return loaded.cell();
        }
        throw new AssertionError(source.name() + ": " + generation);
    }
}
