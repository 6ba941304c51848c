package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.network.Network;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.CaseShapes;
import org.gateloom.spec.reference.Cotangent;
import org.gateloom.spec.reference.InputSequence;
import org.gateloom.spec.reference.Interpreter;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;

/**
 * A network as the reference interpreter computes it: in double, slowly, with the value of every node of every step at
 * hand, and with none of the code that trains. Nothing is dropped, as at evaluation.
 */
public final class ReferenceNetwork {

    private final CellGraph graph;
    private final List<Layer> layers;
    private final Optional<Tensor> embedding;
    private final Tensor weights;
    private final Tensor bias;

    private record Layer(Map<String, Integer> sizes, Map<String, Tensor> parameters) {}

    private ReferenceNetwork(
            CellGraph graph, List<Layer> layers, Optional<Tensor> embedding, Tensor weights, Tensor bias) {
        this.graph = graph;
        this.layers = layers;
        this.embedding = embedding;
        this.weights = weights;
        this.bias = bias;
    }

    /**
     * The network of a cell with its parameters.
     *
     * @param graph of the network's cell
     * @param numbers as the network's table describes them
     */
    public static ReferenceNetwork of(CellGraph graph, Network network, float[] numbers) {
        ParameterTable table = network.parameters();
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < network.layers().size(); layer++) {
            String prefix = "layer" + (layer + 1) + ".";
            Map<String, Tensor> parameters = new LinkedHashMap<>();
            for (ParameterTable.Entry entry : table.entries()) {
                if (entry.name().startsWith(prefix)) {
                    parameters.put(entry.name().substring(prefix.length()), tensor(entry, numbers));
                }
            }
            Cell cell = network.layers().get(layer);
            layers.add(new Layer(cell.sizes(), parameters));
        }
        return new ReferenceNetwork(
                graph,
                layers,
                network.embeds() ? Optional.of(tensor(table.entry("embedding.W"), numbers)) : Optional.empty(),
                tensor(table.entry("output.W"), numbers),
                tensor(table.entry("output.b"), numbers));
    }

    private static Tensor tensor(ParameterTable.Entry entry, float[] numbers) {
        double[] values = new double[entry.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[entry.at(i)];
        }
        return new Tensor(entry.shape(), values);
    }

    /** The cell that all layers are of. */
    public CellGraph graph() {
        return graph;
    }

    /** The states of each layer before a text, {@code [1, size]} each. */
    public List<Map<String, Tensor>> start() {
        List<Map<String, Tensor>> start = new ArrayList<>();
        for (Layer layer : layers) {
            Map<String, List<Integer>> shapes =
                    CaseShapes.of(graph, layer.sizes, 1, 1).states();
            Map<String, Tensor> states = new LinkedHashMap<>();
            for (State state : graph.states()) {
                states.put(state.node(), Tensor.filled(shapes.get(state.node()), state.initial()));
            }
            start.add(states);
        }
        return start;
    }

    /** Reads symbols from the start of a text on. */
    public Reading read(int... symbols) {
        return read(start(), symbols);
    }

    /**
     * Reads symbols.
     *
     * @param initial the states of each layer before the first one, {@code [1, size]} each
     */
    public Reading read(List<Map<String, Tensor>> initial, int... symbols) {
        List<Trace> traces = new ArrayList<>();
        InputSequence input = input(symbols);
        for (int layer = 0; layer < layers.size(); layer++) {
            Trace trace = Interpreter.run(graph, question(layers.get(layer), input, initial.get(layer)));
            traces.add(trace);
            input = new InputSequence.Vectors(trace.output());
        }
        return new Reading(
                symbols, initial, traces, logits(traces.get(traces.size() - 1).output()));
    }

    private InputSequence input(int... symbols) {
        if (embedding.isEmpty()) {
            int[][] steps = new int[symbols.length][];
            for (int time = 0; time < symbols.length; time++) {
                steps[time] = new int[] {symbols[time]};
            }
            return InputSequence.Symbols.of(steps);
        }
        Tensor table = embedding.get();
        int in = table.shape().get(0);
        Tensor vectors = Tensor.zeros(List.of(symbols.length, 1, in));
        for (int time = 0; time < symbols.length; time++) {
            for (int i = 0; i < in; i++) {
                vectors.values()[time * in + i] = table.get(i, symbols[time]);
            }
        }
        return new InputSequence.Vectors(vectors);
    }

    private Case question(Layer layer, InputSequence input, Map<String, Tensor> initial) {
        CaseShapes shapes = CaseShapes.of(graph, layer.sizes, input.steps(), 1);
        Map<String, Tensor> masks = new LinkedHashMap<>();
        for (Node node : graph.masks()) {
            double mean = ((Operation.Mask) node.operation()).mean();
            masks.put(node.name(), Tensor.filled(shapes.masks().get(node.name()), mean));
        }
        Map<String, Tensor> last = new LinkedHashMap<>();
        shapes.states().forEach((name, shape) -> last.put(name, Tensor.zeros(shape)));
        return new Case(
                layer.sizes,
                layer.parameters,
                input,
                initial,
                masks,
                new Cotangent(Tensor.zeros(shapes.output()), last),
                Map.of());
    }

    /** {@code z = W h + b}, {@code [time, symbols]}. */
    private Tensor logits(Tensor emitted) {
        int steps = emitted.shape().get(0);
        int symbols = weights.shape().get(0);
        int size = weights.shape().get(1);
        Tensor logits = Tensor.zeros(List.of(steps, symbols));
        for (int time = 0; time < steps; time++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                double sum = bias.values()[symbol];
                for (int i = 0; i < size; i++) {
                    sum += weights.values()[symbol * size + i] * emitted.values()[time * size + i];
                }
                logits.values()[time * symbols + symbol] = sum;
            }
        }
        return logits;
    }
}
