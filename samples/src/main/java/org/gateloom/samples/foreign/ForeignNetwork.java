package org.gateloom.samples.foreign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.checkpoint.Tensor;

/**
 * A network that predicts symbols: an embedding or none, recurrent layers of one kind, an output layer.
 *
 * @param operator of its layers
 * @param layers the first one first
 * @param embedding {@code [symbols, in]}; without one the first layer reads one-hot vectors
 * @param output {@code [symbols, hidden]}
 * @param outputBias as many as there are symbols
 */
public record ForeignNetwork(
        Operator operator, List<Layer> layers, Optional<Tensor> embedding, Tensor output, float[] outputBias) {

    /**
     * A recurrent layer.
     *
     * @param input {@code [gates · hidden, in]}
     * @param memory {@code [gates · hidden, hidden]}
     * @param inputBias {@code gates · hidden}
     * @param memoryBias as many
     */
    public record Layer(Tensor input, Tensor memory, float[] inputBias, float[] memoryBias) {}

    /** Elements of the greatest array. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    public ForeignNetwork {
        layers = List.copyOf(layers);
    }

    /**
     * Holds the shapes against each other.
     *
     * @throws ForeignException naming the first that does not fit
     */
    ForeignNetwork checked() throws ForeignException {
        int rows = operator.gates().size() * hidden();
        int in = embedding.map(matrix -> matrix.shape().get(1)).orElse(symbols());
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            require(layer.input().shape(), List.of(rows, in), "the input matrix of layer " + (i + 1));
            require(layer.memory().shape(), List.of(rows, hidden()), "the memory's matrix of layer " + (i + 1));
            require(List.of(layer.inputBias().length), List.of(rows), "the input bias of layer " + (i + 1));
            require(List.of(layer.memoryBias().length), List.of(rows), "the memory's bias of layer " + (i + 1));
            in = hidden();
        }
        if ((long) rows * symbols() > LARGEST) {
            throw new ForeignException("the first layer's matrices over " + symbols() + " symbols have " + rows
                    + " rows: more numbers than an array of Java holds");
        }
        require(output.shape(), List.of(symbols(), hidden()), "the matrix of the output layer");
        require(List.of(outputBias.length), List.of(symbols()), "the bias of the output layer");
        if (embedding.isPresent()) {
            require(
                    embedding.get().shape(),
                    List.of(symbols(), embedding.get().shape().get(1)),
                    "the embedding");
        }
        return this;
    }

    /**
     * The tensor.
     *
     * @throws ForeignException naming it if one of its numbers is infinite or none
     */
    static Tensor finite(Tensor tensor) throws ForeignException {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ForeignException(
                        "the tensor '" + tensor.name() + "' has a number that is not finite: " + value);
            }
        }
        return tensor;
    }

    private static void require(List<Integer> found, List<Integer> expected, String what) throws ForeignException {
        if (!found.equals(expected)) {
            throw new ForeignException(what + " has the shape " + found + "; the others ask for " + expected);
        }
    }

    /** Elements of a layer's state. */
    public int hidden() {
        return layers.get(0).memory().shape().get(1);
    }

    /** How many symbols it knows. */
    public int symbols() {
        return output.shape().get(0);
    }

    /**
     * The parameters of a network of the operator's cell that computes the same, row-major, by their names in it.
     *
     * @param places for each symbol of the new network its number in this one
     */
    public Map<String, float[]> parameters(int... places) {
        Map<String, float[]> parameters = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Tensor input = i == 0 ? columns(lookedUp(layer.input()), places) : layer.input();
            for (int gate = 0; gate < operator.gates().size(); gate++) {
                put(layer, input, gate, "layer" + (i + 1) + ".", parameters);
            }
        }
        parameters.put("output.W", rows(output, places));
        float[] bias = new float[places.length];
        for (int symbol = 0; symbol < places.length; symbol++) {
            bias[symbol] = outputBias[places[symbol]];
        }
        parameters.put("output.b", bias);
        return parameters;
    }

    private void put(Layer layer, Tensor input, int number, String prefix, Map<String, float[]> parameters) {
        Operator.Gate gate = operator.gates().get(number);
        parameters.put(prefix + gate.input(), part(input.values(), number));
        parameters.put(prefix + gate.memory(), part(layer.memory().values(), number));
        float[] bias = part(layer.inputBias(), number);
        float[] memoryBias = part(layer.memoryBias(), number);
        if (gate.memoryBias().isEmpty()) {
            for (int i = 0; i < bias.length; i++) {
                bias[i] += memoryBias[i];
            }
        } else {
            parameters.put(prefix + gate.memoryBias(), memoryBias);
        }
        parameters.put(prefix + gate.inputBias(), bias);
    }

    /** A gate's share of what stands below one another. */
    private float[] part(float[] values, int gate) {
        int length = values.length / operator.gates().size();
        float[] part = new float[length];
        System.arraycopy(values, gate * length, part, 0, length);
        return part;
    }

    /** The input's matrix over one-hot vectors: each column is the product with a symbol's vector. */
    private Tensor lookedUp(Tensor input) {
        if (embedding.isEmpty()) {
            return input;
        }
        float[] vectors = embedding.get().values();
        int rows = input.shape().get(0);
        int in = input.shape().get(1);
        float[] values = new float[Math.multiplyExact(rows, symbols())];
        for (int row = 0; row < rows; row++) {
            for (int symbol = 0; symbol < symbols(); symbol++) {
                double sum = 0;
                for (int i = 0; i < in; i++) {
                    sum += (double) input.values()[row * in + i] * vectors[symbol * in + i];
                }
                values[row * symbols() + symbol] = (float) sum;
            }
        }
        return new Tensor(input.name(), List.of(rows, symbols()), values);
    }

    private static Tensor columns(Tensor matrix, int... places) {
        int rows = matrix.shape().get(0);
        int columns = matrix.shape().get(1);
        float[] values = new float[rows * places.length];
        for (int row = 0; row < rows; row++) {
            for (int symbol = 0; symbol < places.length; symbol++) {
                values[row * places.length + symbol] = matrix.values()[row * columns + places[symbol]];
            }
        }
        return new Tensor(matrix.name(), List.of(rows, places.length), values);
    }

    private static float[] rows(Tensor matrix, int... places) {
        int columns = matrix.shape().get(1);
        float[] values = new float[places.length * columns];
        for (int symbol = 0; symbol < places.length; symbol++) {
            System.arraycopy(matrix.values(), places[symbol] * columns, values, symbol * columns, columns);
        }
        return values;
    }
}
