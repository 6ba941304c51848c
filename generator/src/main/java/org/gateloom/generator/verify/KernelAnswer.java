package org.gateloom.generator.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.LayerRun;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseResult;
import org.gateloom.spec.reference.Gradient;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Tensor;

/** A generated kernel's answer to a case, wherever a launcher runs it. */
public final class KernelAnswer {

    private final Cell cell;
    private final Case given;
    private final int steps;
    private final int batch;
    private final LayerRun run;

    private KernelAnswer(Cell cell, Launcher launcher, Case given) throws UnsuitableException {
        this.cell = cell;
        this.given = given;
        this.steps = given.input().steps();
        this.batch = given.input().batch();
        this.run = new LayerRun(cell, launcher, steps, batch, symbols());
    }

    /**
     * Outputs, states and gradients of a case.
     *
     * @param cell at the sizes of the case
     * @param launcher of the cell's kernel
     * @throws UnsuitableException if the case is too large for a kernel
     */
    public static CaseResult of(Cell cell, Launcher launcher, Case given) throws UnsuitableException {
        return new KernelAnswer(cell, launcher, given).run();
    }

    private Optional<int[]> symbols() {
        return given.input() instanceof InputSequence.Symbols symbols
                ? Optional.of(symbols.ids().stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .toArray())
                : Optional.empty();
    }

    private CaseResult run() {
        run.parameters(parameters());
        for (int i = 0; i < cell.states().size(); i++) {
            String state = cell.states().get(i).name();
            run.initial(i, given.initial().get(state).values());
            run.lastCotangent(i, given.cotangent().last().get(state).values());
        }
        for (int i = 0; i < cell.masks().size(); i++) {
            run.mask(i, given.masks().get(cell.masks().get(i).name()).values());
        }
        if (given.input() instanceof InputSequence.Vectors vectors) {
            run.input(vectors.values().values());
        }
        run.outputCotangent(given.cotangent().output().values());
        run.run();
        return new CaseResult(
                new Tensor(List.of(steps, batch, cell.outputSize()), run.output()),
                byState(List.of(steps, batch), run::states),
                byState(List.of(batch), run::last),
                gradient());
    }

    private double[] parameters() {
        double[] numbers = new double[cell.parameters().length()];
        for (ParameterTable.Entry entry : cell.parameters().entries()) {
            Tensor tensor = given.parameters().get(entry.name());
            for (int i = 0; i < entry.length(); i++) {
                numbers[entry.at(i)] = tensor.values()[i];
            }
        }
        return numbers;
    }

    private Map<String, Tensor> byState(List<Integer> before, IntFunction<double[]> numbers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < cell.states().size(); i++) {
            Cell.StateShape state = cell.states().get(i);
            List<Integer> shape = new java.util.ArrayList<>(before);
            shape.add(state.size());
            tensors.put(state.name(), new Tensor(shape, numbers.apply(i)));
        }
        return tensors;
    }

    private Gradient gradient() {
        double[] numbers = run.gradient();
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterTable.Entry entry : cell.parameters().entries()) {
            double[] values = new double[entry.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[entry.at(i)];
            }
            parameters.put(entry.name(), new Tensor(entry.shape(), values));
        }
        Optional<Tensor> input = given.input() instanceof InputSequence.Symbols
                ? Optional.empty()
                : Optional.of(new Tensor(List.of(steps, batch, cell.inputSize()), run.inputCotangent()));
        return new Gradient(parameters, input, byState(List.of(batch), run::initialCotangent));
    }
}
