package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Network;

/** A network's layers in double, on tapes of one step: what enters and leaves each step can be seen and set. */
final class SteppingLayers {

    private final List<Tape> tapes = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final int rows;
    private final int[] symbols;
    private final double[] table;
    private final DoubleValues embedded;

    /**
     * The layers of a network.
     *
     * @param made the network's cell at given sizes, in double
     * @param numbers the network's parameters, as its table describes them
     * @param rows of the batch
     */
    SteppingLayers(Network network, Function<Map<String, Integer>, Cell> made, float[] numbers, int rows) {
        this.rows = rows;
        this.symbols = new int[rows];
        int in = network.layers().get(0).inputSize();
        this.table = network.embeds() ? numbers("embedding.", network, numbers) : new double[0];
        this.embedded = new DoubleValues(in * rows);
        Sequence sequence = network.embeds() ? new Sequence.Vectors(embedded) : new Sequence.Symbols(symbols);
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Cell same = network.layers().get(layer);
            Cell cell = made.apply(
                    Map.of("in", same.inputSize(), "hidden", same.sizes().get("hidden")));
            DoubleValues values = new DoubleValues(cell.parameters().length());
            values.setAll(numbers("layer" + (layer + 1) + ".", network, numbers));
            Parameters parameters = Parameters.of(values);
            Tape tape = cell.tape(parameters, sequence, 1, rows);
            new Transposition(cell.parameters(), parameters, tape.transposed()).run();
            cells.add(cell);
            tapes.add(tape);
            sequence = new Sequence.Vectors(tape.output());
        }
    }

    /** The numbers of the parameters whose names begin so, which lie one behind the other. */
    private static double[] numbers(String prefix, Network network, float[] numbers) {
        List<ParameterTable.Entry> entries = network.parameters().entries().stream()
                .filter(entry -> entry.name().startsWith(prefix))
                .toList();
        double[] part = new double
                [entries.stream().mapToInt(ParameterTable.Entry::length).sum()];
        for (int i = 0; i < part.length; i++) {
            part[i] = numbers[entries.get(0).offset() + i];
        }
        return part;
    }

    /** Makes the states those of a text's start. */
    void reset() {
        tapes.forEach(Tape::reset);
    }

    /** Makes the states after the step those before the next one. */
    void carry() {
        tapes.forEach(Tape::carry);
    }

    /** The states before the step, layer by layer, {@code [rows, size]} each. */
    List<double[]> states() {
        List<double[]> states = new ArrayList<>();
        for (int layer = 0; layer < tapes.size(); layer++) {
            for (int state = 0; state < cells.get(layer).states().size(); state++) {
                states.add(tapes.get(layer).initial(state).toDoubles());
            }
        }
        return states;
    }

    /** Sets them. */
    void restore(List<double[]> states) {
        int next = 0;
        for (int layer = 0; layer < tapes.size(); layer++) {
            for (int state = 0; state < cells.get(layer).states().size(); state++) {
                tapes.get(layer).initial(state).setAll(states.get(next++));
            }
        }
    }

    /** Runs the step on a symbol a row. */
    void forward(int... read) {
        System.arraycopy(read, 0, symbols, 0, rows);
        int in = embedded.length() / rows;
        for (int row = 0; row < rows && table.length > 0; row++) {
            for (int i = 0; i < in; i++) {
                embedded.set(row * in + i, table[read[row] * in + i]);
            }
        }
        tapes.forEach(tape -> tape.forward(1));
    }

    /** What the last layer emits at the step, {@code [rows, size]}. */
    double[] output() {
        return tapes.get(tapes.size() - 1).output().toDoubles();
    }

    /** Derivatives by the states after a step that nothing depends on: 0. */
    List<double[]> noCotangents() {
        List<double[]> none = new ArrayList<>();
        cells.forEach(cell -> cell.states().forEach(state -> none.add(new double[state.size() * rows])));
        return none;
    }

    /**
     * Runs the adjoint of the step.
     *
     * @param output derivatives by {@link #output}
     * @param last derivatives by the states after the step, in the order of {@link #states}
     * @return derivatives by the states before it
     */
    List<double[]> backward(double[] output, List<double[]> last) {
        List<double[]> before = new ArrayList<>();
        int behind = last.size();
        tapes.get(tapes.size() - 1).outputCotangent().setAll(output);
        for (int layer = tapes.size() - 1; layer >= 0; layer--) {
            Tape tape = tapes.get(layer);
            int states = cells.get(layer).states().size();
            behind -= states;
            for (int state = 0; state < states; state++) {
                tape.lastCotangent(state).setAll(last.get(behind + state));
            }
            tape.backward(1);
            for (int state = 0; state < states; state++) {
                before.add(state, tape.initialCotangent(state).toDoubles());
            }
            if (layer > 0) {
                tapes.get(layer - 1)
                        .outputCotangent()
                        .copy(0, tape.inputCotangent(), 0, tape.inputCotangent().length());
            }
        }
        return before;
    }
}
