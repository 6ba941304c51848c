package org.gateloom.generator.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Size;

/**
 * What to do to run a cell over a sequence and back.
 *
 * @param graph the cell, its scalars spread
 * @param sizes of every value, forward and backward
 * @param forward from the first step to the last
 * @param backward from the last step to the first
 * @param inputCotangent the value that is the input's cotangent; empty when none reaches it
 */
public record Program(
        CellGraph graph, Map<String, Size> sizes, Section forward, Section backward, Optional<String> inputCotangent) {

    public Program {
        sizes = new LinkedHashMap<>(sizes);
    }

    public Program with(Section newForward, Section newBackward) {
        return new Program(graph, sizes, newForward, newBackward, inputCotangent);
    }

    /** The matrices that are multiplied transposed, by their names, each once. */
    public List<String> transposed() {
        return transposed(multiplications());
    }

    /** The same where the input is symbols, for which nobody asks for a cotangent. */
    public List<String> transposedOfSymbols() {
        return transposed(multiplications()
                .filter(product ->
                        inputCotangent.filter(product.target()::equals).isEmpty()));
    }

    private Stream<Instruction.Multiply> multiplications() {
        return Stream.of(forward, backward).flatMap(Section::all).flatMap(Instruction::multiplications);
    }

    private static List<String> transposed(Stream<Instruction.Multiply> products) {
        return products.flatMap(product -> product.terms().stream())
                .filter(Instruction.Term::transposed)
                .map(Instruction.Term::parameter)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "forward\n" + forward + "backward\n" + backward;
    }
}
