package org.gateloom.runtime.opencl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;

/**
 * One layer alone, forward and backward with everything given from outside: how a kernel is held against numbers. All
 * arrays are of the batch's own rows, row-major in the shape stated.
 */
public final class LayerRun {

    private final Cell cell;
    private final Launcher launcher;
    private final ModelKernel kernel;
    private final Arrangement arrangement;
    private final KernelPlan plan;
    private final int time;
    private final int batch;
    private final int rows;
    private final boolean symbols;

    /**
     * A layer; numbers are 0, masks as at evaluation, states as before a stream's first step.
     *
     * @param launcher of the cell's kernel
     * @param symbols what it reads, [time, batch]; empty for vectors
     * @throws UnsuitableException if it is too large for a kernel
     */
    public LayerRun(Cell cell, Launcher launcher, int time, int batch, Optional<int[]> symbols)
            throws UnsuitableException {
        this.cell = cell;
        this.launcher = launcher;
        this.kernel = launcher.kernel();
        this.time = time;
        this.batch = batch;
        this.plan = kernel.plan(cell.sizes());
        this.rows = filledUp(batch, plan.tile());
        this.symbols = symbols.isPresent();
        ParameterTable table = cell.parameters();
        this.arrangement = new Arrangement(
                List.of(new Arrangement.Layer(cell, plan, 0, this.symbols, false)),
                table,
                plan.transposed().stream().map(table::entry).toList(),
                time,
                rows,
                Optional.empty());
        Schedule schedule = new Schedule(arrangement, time, Schedule.gradientSteps(rows))
                .model(ModelKernel.BEGIN)
                .forward()
                .backward()
                .gradients()
                .model(ModelKernel.END);
        kernel.layout = arrangement.layout();
        kernel.schedule = schedule.numbers();
        kernel.passes = schedule.passes();
        kernel.time = time;
        kernel.rows = rows;
        kernel.gradientSteps = Schedule.gradientSteps(rows);
        kernel.batch = batch;
        kernel.parameters = new float[2 * table.length() + ModelKernel.MARGIN];
        kernel.gradient = new float[table.length() + ModelKernel.MARGIN];
        kernel.tape = new float[arrangement.tapeLength() + ModelKernel.MARGIN];
        kernel.masks = new float[arrangement.maskLength() + ModelKernel.MARGIN];
        kernel.carried = new float[Math.max(1, arrangement.carriedLength())];
        kernel.results = new float[ModelKernel.RESULTS + 1];
        kernel.symbols = symbols.map(ids -> SymbolChunk.of(ids, time, batch, rows, cell.inputSize()))
                .orElse(new int[1]);
        kernel.chunk = kernel.symbols.length;
        for (int i = 0; i < cell.states().size(); i++) {
            Cell.StateShape state = cell.states().get(i);
            int at = arrangement.carriedAt(i);
            Arrays.fill(kernel.carried, at, at + rows * state.size(), (float) state.initial());
        }
        for (Cell.MaskShape mask : cell.masks()) {
            int at = arrangement.place(0, mask.name());
            Arrays.fill(kernel.masks, at, at + time * rows * mask.size(), (float) mask.mean());
        }
    }

    /** Rows of a batch, filled up to whole tiles. */
    static int filledUp(int batch, int tile) {
        int whole = Math.max(tile, ModelKernel.TILE);
        return (batch + whole - 1) / whole * whole;
    }

    /** The parameters, as the cell's table describes them. */
    public void parameters(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            kernel.parameters[i] = (float) numbers[i];
        }
    }

    /** A state before the first step, [batch, size]. */
    public void initial(int state, double[] numbers) {
        set(
                kernel.carried,
                arrangement.carriedAt(state),
                numbers,
                cell.states().get(state).size(),
                1);
    }

    /** The cotangent of a state after the last step, [batch, size]. */
    public void lastCotangent(int state, double[] numbers) {
        int size = cell.states().get(state).size();
        set(kernel.carried, arrangement.carriedAt(state) + rows * size, numbers, size, 1);
    }

    /** A mask, [time, batch, size]. */
    public void mask(int mask, double[] numbers) {
        Cell.MaskShape shape = cell.masks().get(mask);
        set(kernel.masks, arrangement.place(0, shape.name()), numbers, shape.size(), time);
    }

    /** The input, [time, batch, in]; where it is not symbols. */
    public void input(double[] numbers) {
        set(kernel.tape, arrangement.place(0, KernelPlan.INPUT), numbers, cell.inputSize(), time);
    }

    /** The cotangent of what the cell emits, [time, batch, size]. */
    public void outputCotangent(double[] numbers) {
        set(kernel.tape, arrangement.place(0, KernelPlan.OUTPUT_COTANGENT), numbers, cell.outputSize(), time);
    }

    /** Runs forward and backward, and takes the gradients. */
    public void run() {
        for (float[] numbers : List.of(kernel.parameters, kernel.tape, kernel.masks, kernel.carried, kernel.results)) {
            launcher.put(numbers);
        }
        launcher.put(kernel.layout);
        launcher.put(kernel.schedule);
        launcher.put(kernel.symbols);
        launcher.run(kernel.passes);
        launcher.get(kernel.tape);
        launcher.get(kernel.gradient);
        launcher.get(kernel.carried);
    }

    /** What the cell emitted, [time, batch, size]. */
    public double[] output() {
        return get(kernel.tape, arrangement.place(0, plan.output()), cell.outputSize(), time);
    }

    /** A state after each step, [time, batch, size]. */
    public double[] states(int state) {
        Cell.StateShape shape = cell.states().get(state);
        return get(kernel.tape, arrangement.place(0, shape.name()), shape.size(), time);
    }

    /** A state after the last step, as it would go on, [batch, size]. */
    public double[] last(int state) {
        return get(
                kernel.carried,
                arrangement.carriedAt(state),
                cell.states().get(state).size(),
                1);
    }

    /** The cotangent of a state before the first step, [batch, size]. */
    public double[] initialCotangent(int state) {
        int size = cell.states().get(state).size();
        return get(kernel.carried, arrangement.carriedAt(state) + 2 * rows * size, size, 1);
    }

    /** The cotangent of the input, [time, batch, in]; 0 where none reaches it. */
    public double[] inputCotangent() {
        return plan.inputCotangent()
                .map(value -> get(kernel.tape, arrangement.place(0, value), cell.inputSize(), time))
                .orElseGet(() -> new double[time * batch * cell.inputSize()]);
    }

    /** The gradient, as the cell's table describes it. */
    public double[] gradient() {
        double[] numbers = new double[cell.parameters().length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = kernel.gradient[i];
        }
        return numbers;
    }

    private void set(float[] array, int at, double[] numbers, int size, int steps) {
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < batch * size; i++) {
                array[at + t * rows * size + i] = (float) numbers[t * batch * size + i];
            }
        }
    }

    private double[] get(float[] array, int at, int size, int steps) {
        double[] numbers = new double[steps * batch * size];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < batch * size; i++) {
                numbers[t * batch * size + i] = array[at + t * rows * size + i];
            }
        }
        return numbers;
    }
}
