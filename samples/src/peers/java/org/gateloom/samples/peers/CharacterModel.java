package org.gateloom.samples.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.train.Settings;
import org.gateloom.spec.reference.Tensor;

/**
 * A character model that can be trained here and in libtorch: one-hot symbols, equal layers, an output layer, Adam at
 * 0.002.
 *
 * @param operator of every layer
 * @param hidden its width
 * @param layers how many
 * @param batch streams of text side by side
 * @param sequence symbols of a stream in one step
 * @param clip the greatest norm of a gradient
 */
record CharacterModel(LibtorchOperator operator, int hidden, int layers, int batch, int sequence, double clip) {

    private static final double RATE = 0.002;

    /** Ours, for a text of so many symbols. */
    Network network(int symbols) {
        LibraryCell cell = LibraryCell.named(operator.cell());
        List<Cell> cells = IntStream.range(0, layers)
                .mapToObj(layer -> cell.generated(Precision.FLOAT)
                        .of(Map.of("in", layer == 0 ? symbols : hidden, "hidden", hidden)))
                .toList();
        return new Network(cells, symbols, Network.DropoutRates.NONE);
    }

    /** How ours is trained; validated once, after the last step. */
    Settings settings(long steps) {
        return new Settings(batch, sequence, steps, Adam.STANDARD, new LearningRate.Constant(RATE), clip, steps, 0, 1);
    }

    /** libtorch's, with the parameters that ours has. */
    LibtorchCharacters inLibtorch(Network network, Weights weights) {
        List<Map<String, Tensor>> parameters = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            Map<String, Tensor> layer = new LinkedHashMap<>();
            String prefix = "layer" + (i + 1) + ".";
            network.layers()
                    .get(i)
                    .parameters()
                    .entries()
                    .forEach(entry -> layer.put(entry.name(), tensor(weights, prefix + entry.name())));
            parameters.add(layer);
        }
        return new LibtorchCharacters(
                operator, batch, parameters, tensor(weights, "output.W"), tensor(weights, "output.b"), RATE, clip);
    }

    private static Tensor tensor(Weights weights, String name) {
        ParameterTable.Entry entry = weights.table().entry(name);
        float[] numbers = weights.of(name);
        if (!entry.matrix()) {
            return new Tensor(List.of(entry.rows()), doubles(numbers));
        }
        Tensor matrix = Tensor.zeros(List.of(entry.rows(), entry.columns()));
        for (int row = 0; row < entry.rows(); row++) {
            for (int column = 0; column < entry.columns(); column++) {
                matrix.values()[row * entry.columns() + column] = numbers[entry.index(row, column) - entry.offset()];
            }
        }
        return matrix;
    }

    private static double[] doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }
}
