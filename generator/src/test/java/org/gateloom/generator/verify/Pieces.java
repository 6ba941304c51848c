package org.gateloom.generator.verify;

import java.util.List;
import java.util.stream.DoubleStream;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.cell.Values;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Tensor;

/** Runs a cell over a sequence chunk by chunk, carrying the state as training does. */
final class Pieces {

    private Pieces() {}

    static double[] outputs(Cell cell, Case given, List<Integer> lengths) {
        Values parameters = cell.precision().values(cell.parameters().length());
        for (ParameterTable.Entry entry : cell.parameters().entries()) {
            double[] numbers = given.parameters().get(entry.name()).values();
            for (int i = 0; i < numbers.length; i++) {
                parameters.set(entry.at(i), numbers[i]);
            }
        }
        Tensor vectors = ((InputSequence.Vectors) given.input()).values();
        int step = vectors.values().length / given.input().steps();
        int longest = lengths.stream().mapToInt(Integer::intValue).max().orElseThrow();
        Values input = cell.precision().values(longest * step);
        Parameters both = Parameters.of(parameters);
        Tape tape = cell.tape(
                both, new Sequence.Vectors(input), longest, given.input().batch());
        new Transposition(cell.parameters(), both, tape.transposed()).run();
        DoubleStream outputs = DoubleStream.of();
        int from = 0;
        for (int length : lengths) {
            for (int i = 0; i < length * step; i++) {
                input.set(i, vectors.values()[from * step + i]);
            }
            tape.forward(length);
            tape.carry();
            int emitted = length * given.input().batch() * cell.outputSize();
            outputs = DoubleStream.concat(
                    outputs, DoubleStream.of(tape.output().toDoubles()).limit(emitted));
            from += length;
        }
        return outputs.toArray();
    }
}
