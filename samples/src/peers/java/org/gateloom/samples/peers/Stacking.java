package org.gateloom.samples.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.reference.Tensor;

/**
 * How a peer keeps the parameters of one layer: those of all gates below one another, in an order of its own, and for
 * each gate two biases, one beside the product with the input and one beside the product with the memory.
 *
 * @param gates in the peer's order
 */
record Stacking(List<Gate> gates) {

    Stacking {
        gates = List.copyOf(gates);
    }

    /**
     * The parameters of one gate, by their names in the cell file.
     *
     * @param input matrix over the input, {@code [hidden, in]}
     * @param memory matrix over the memory, {@code [hidden, hidden]}
     * @param inputBias {@code [hidden]}
     * @param memoryBias {@code [hidden]}; empty where the cell has one bias, and the peer's second is 0 and stays so
     */
    record Gate(String input, String memory, String inputBias, String memoryBias) {

        /** A gate that is an affine map of {@code [x, prev(h)]}. */
        static Gate affine(String name) {
            return new Gate(name + ".W_x", name + ".W_h", name + ".b", "");
        }

        boolean hasMemoryBias() {
            return !memoryBias.isEmpty();
        }
    }

    /**
     * The four blocks.
     *
     * @param input {@code [gates · hidden, in]}
     * @param memory {@code [gates · hidden, hidden]}
     * @param inputBias {@code [gates · hidden]}
     * @param memoryBias {@code [gates · hidden]}
     */
    record Blocks(Tensor input, Tensor memory, Tensor inputBias, Tensor memoryBias) {}

    /** With affine gates of these names. */
    static Stacking of(String... names) {
        List<Gate> gates = new ArrayList<>();
        for (String name : names) {
            gates.add(Gate.affine(name));
        }
        return new Stacking(gates);
    }

    /** With another gate behind the last. */
    Stacking with(Gate last) {
        List<Gate> more = new ArrayList<>(gates);
        more.add(last);
        return new Stacking(more);
    }

    /** From the cell's parameters to the peer's. */
    Blocks stack(Map<String, Tensor> parameters) {
        List<Tensor> input = new ArrayList<>();
        List<Tensor> memory = new ArrayList<>();
        List<Tensor> inputBias = new ArrayList<>();
        List<Tensor> memoryBias = new ArrayList<>();
        for (Gate gate : gates) {
            Tensor bias = parameters.get(gate.inputBias());
            input.add(parameters.get(gate.input()));
            memory.add(parameters.get(gate.memory()));
            inputBias.add(bias);
            memoryBias.add(gate.hasMemoryBias() ? parameters.get(gate.memoryBias()) : Tensor.zeros(bias.shape()));
        }
        return new Blocks(
                Tensors.below(input), Tensors.below(memory), Tensors.below(inputBias), Tensors.below(memoryBias));
    }

    /** 1 for each number of the second biases that the cell has, 0 for the others, {@code [gates · hidden]}. */
    Tensor memoryBiases(int hidden) {
        return Tensors.below(gates.stream()
                .map(gate -> Tensor.filled(List.of(hidden), gate.hasMemoryBias() ? 1 : 0))
                .toList());
    }

    /** From the peer's parameters, or the derivatives by them, to the cell's. */
    Map<String, Tensor> unstack(Blocks blocks) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            parameters.put(gate.input(), Tensors.part(blocks.input(), i, gates.size()));
            parameters.put(gate.memory(), Tensors.part(blocks.memory(), i, gates.size()));
            parameters.put(gate.inputBias(), Tensors.part(blocks.inputBias(), i, gates.size()));
            if (gate.hasMemoryBias()) {
                parameters.put(gate.memoryBias(), Tensors.part(blocks.memoryBias(), i, gates.size()));
            }
        }
        return parameters;
    }
}
