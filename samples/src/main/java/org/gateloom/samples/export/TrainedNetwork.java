package org.gateloom.samples.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.State;

/**
 * A network of one cell, stacked, with the numbers of its parameters.
 *
 * @param graph of the cell
 * @param layers the first one first
 * @param embeds whether an embedding stands before the first layer; else that looks symbols up in its own matrices
 * @param vocabulary what the symbols stand for
 * @param parameters by their names in the network, {@code layer1.forget.W_x}, in the order of the data's way
 */
public record TrainedNetwork(
        CellGraph graph, List<Layer> layers, boolean embeds, Vocabulary vocabulary, Map<String, Tensor> parameters) {

    public TrainedNetwork {
        layers = List.copyOf(layers);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * One cell of the network.
     *
     * @param name before the names of its parameters and states: {@code layer1}
     * @param sizes every size of the cell by name
     */
    public record Layer(String name, Map<String, Integer> sizes) {

        public Layer {
            sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        }

        /** The name in the network of something of its cell: {@code layer1.h}. */
        public String of(String own) {
            return name + "." + own;
        }
    }

    /**
     * Of a network as it is trained.
     *
     * @param graph of its cell
     * @param numbers of its parameters, in the layout of its table
     */
    public static TrainedNetwork of(CellGraph graph, Network network, Vocabulary vocabulary, float[] numbers) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            layers.add(new Layer("layer" + (i + 1), network.layers().get(i).sizes()));
        }
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            float[] values = new float[entry.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[entry.at(i)];
            }
            parameters.put(entry.name(), new Tensor(entry.name(), entry.shape(), values));
        }
        return new TrainedNetwork(graph, layers, network.embeds(), vocabulary, parameters);
    }

    /** How many symbols it knows. */
    public int symbols() {
        return vocabulary.size();
    }

    /** What each state is before a stream's first step, for each element, by its name in the network: {@code layer1.h}. */
    public Map<String, Double> initialStates() {
        Map<String, Double> initial = new LinkedHashMap<>();
        for (Layer layer : layers) {
            for (State state : graph.states()) {
                initial.put(layer.of(state.node()), state.initial());
            }
        }
        return initial;
    }
}
