package org.gateloom.generator.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.cell.Values;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Gradient;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Tensor;

/** A generated cell's answer to a case, through the same contract that training uses. */
public final class GeneratedAnswer {

    private final Cell cell;
    private final Case given;
    private final int steps;
    private final int batch;

    private GeneratedAnswer(Cell cell, Case given) {
        this.cell = cell;
        this.given = given;
        this.steps = given.input().steps();
        this.batch = given.input().batch();
    }

    /**
     * Outputs, states and gradients of a case, all rows in one lane.
     *
     * @param cell at the sizes of the case
     */
    public static CaseResult of(Cell cell, Case given) {
        return new GeneratedAnswer(cell, given).run();
    }

    private CaseResult run() {
        Values parameters = cell.precision().values(cell.parameters().length());
        for (ParameterTable.Entry entry : cell.parameters().entries()) {
            write(entry, given.parameters().get(entry.name()), parameters);
        }
        Parameters both = Parameters.of(parameters);
        Tape tape = cell.tape(both, input(), steps, batch);
        new Transposition(cell.parameters(), both, tape.transposed()).run();
        for (int i = 0; i < cell.states().size(); i++) {
            tape.initial(i)
                    .setAll(given.initial().get(cell.states().get(i).name()).values());
        }
        for (int i = 0; i < cell.masks().size(); i++) {
            tape.mask(i).setAll(given.masks().get(cell.masks().get(i).name()).values());
        }
        // On a tape that has not run: another run would find values where the first should have made them.
        tape.forward(steps);
        double[] output = tape.output().toDoubles();
        tape.outputCotangent().setAll(given.cotangent().output().values());
        for (int i = 0; i < cell.states().size(); i++) {
            Tensor cotangent = given.cotangent().last().get(cell.states().get(i).name());
            tape.lastCotangent(i).setAll(cotangent.values());
        }
        tape.backward(steps);
        Values gradient = cell.precision().values(cell.parameters().length());
        List<GradientWork> work = cell.gradients(List.of(tape), gradient);
        work.forEach(piece -> piece.run(steps));
        Map<String, Tensor> last = byState(tape::last);
        Gradient derivatives = gradient(tape, gradient);
        return new CaseResult(
                new Tensor(List.of(steps, batch, cell.outputSize()), output), states(tape), last, derivatives);
    }

    private Sequence input() {
        if (given.input() instanceof InputSequence.Symbols symbols) {
            return new Sequence.Symbols(symbols.ids().stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
        Tensor vectors = ((InputSequence.Vectors) given.input()).values();
        Values values = cell.precision().values(vectors.values().length);
        values.setAll(vectors.values());
        return new Sequence.Vectors(values);
    }

    /** The states after each step: the last ones of a run that ends there. */
    private Map<String, Tensor> states(Tape tape) {
        Map<String, List<double[]>> collected = new LinkedHashMap<>();
        for (int t = 1; t <= steps; t++) {
            tape.forward(t);
            for (int i = 0; i < cell.states().size(); i++) {
                collected
                        .computeIfAbsent(cell.states().get(i).name(), name -> new ArrayList<>())
                        .add(tape.last(i).toDoubles());
            }
        }
        Map<String, Tensor> states = new LinkedHashMap<>();
        for (Cell.StateShape state : cell.states()) {
            double[] all = collected.get(state.name()).stream()
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            states.put(state.name(), new Tensor(List.of(steps, batch, state.size()), all));
        }
        return states;
    }

    private Map<String, Tensor> byState(IntFunction<Values> block) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < cell.states().size(); i++) {
            Cell.StateShape state = cell.states().get(i);
            tensors.put(
                    state.name(),
                    new Tensor(List.of(batch, state.size()), block.apply(i).toDoubles()));
        }
        return tensors;
    }

    private Gradient gradient(Tape tape, Values gradient) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterTable.Entry entry : cell.parameters().entries()) {
            parameters.put(entry.name(), read(entry, gradient));
        }
        Optional<Tensor> input = given.input() instanceof InputSequence.Symbols
                ? Optional.empty()
                : Optional.of(new Tensor(
                        List.of(steps, batch, cell.inputSize()),
                        tape.inputCotangent().toDoubles()));
        return new Gradient(parameters, input, byState(tape::initialCotangent));
    }

    private static void write(ParameterTable.Entry entry, Tensor tensor, Values block) {
        for (int i = 0; i < entry.length(); i++) {
            block.set(entry.at(i), tensor.values()[i]);
        }
    }

    private static Tensor read(ParameterTable.Entry entry, Values block) {
        double[] values = new double[entry.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = block.get(entry.at(i));
        }
        return new Tensor(entry.shape(), values);
    }
}
