package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;

/** The value of every node at every step of one run. */
public final class Trace {

    private final Wiring wiring;
    private final int steps;
    private final int batch;
    private final List<double[]> initial;
    private final double[][][] values;

    Trace(Wiring wiring, int steps, int batch, List<double[]> initial) {
        this.wiring = wiring;
        this.steps = steps;
        this.batch = batch;
        this.initial = initial;
        this.values = new double[steps][wiring.steps().size()][];
    }

    Wiring wiring() {
        return wiring;
    }

    /** Steps of the sequence. */
    public int steps() {
        return steps;
    }

    /** Rows of the batch. */
    public int batch() {
        return batch;
    }

    void set(int time, int node, double[] value) {
        values[time][node] = value;
    }

    double[] value(int time, int node) {
        return values[time][node];
    }

    /** What a node reads at a step, {@code [batch, size]}. */
    double[] read(int time, Wiring.Operand operand) {
        if (!operand.previous()) {
            return values[time][operand.node()];
        }
        return time == 0 ? initial.get(operand.state()) : values[time - 1][operand.node()];
    }

    /** What the cell emits, {@code [time, batch, size]}. */
    public Tensor output() {
        return sequence(wiring.output());
    }

    /** Any node's value, {@code [time, batch, size]}. */
    public Tensor node(String name) {
        CellGraph graph = wiring.graph();
        return sequence(graph.nodes().indexOf(graph.node(name)));
    }

    /** Every state after every step, {@code [time, batch, size]} each. */
    public Map<String, Tensor> states() {
        Map<String, Tensor> states = new LinkedHashMap<>();
        for (int state = 0; state < wiring.stateNodes().size(); state++) {
            states.put(
                    wiring.graph().states().get(state).node(),
                    sequence(wiring.stateNodes().get(state)));
        }
        return states;
    }

    /** The states after the last step, {@code [batch, size]} each. */
    public Map<String, Tensor> last() {
        Map<String, Tensor> last = new LinkedHashMap<>();
        for (int state = 0; state < wiring.stateNodes().size(); state++) {
            int node = wiring.stateNodes().get(state);
            last.put(
                    wiring.graph().states().get(state).node(),
                    new Tensor(List.of(batch, wiring.steps().get(node).size()), values[steps - 1][node].clone()));
        }
        return last;
    }

    private Tensor sequence(int node) {
        int size = wiring.steps().get(node).size();
        Tensor sequence = Tensor.zeros(List.of(steps, batch, size));
        for (int time = 0; time < steps; time++) {
            System.arraycopy(values[time][node], 0, sequence.values(), time * batch * size, batch * size);
        }
        return sequence;
    }
}
