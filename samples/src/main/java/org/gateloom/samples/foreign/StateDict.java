package org.gateloom.samples.foreign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.runtime.checkpoint.TensorReader;

/**
 * A {@code state_dict} of PyTorch in safetensors: one {@code nn.LSTM}, {@code nn.GRU} or {@code nn.RNN} with tanh, whatever
 * its name, an {@code nn.Linear} behind it and perhaps an {@code nn.Embedding} before it.
 */
public final class StateDict {

    private static final Pattern INPUT = Pattern.compile("(.*)weight_ih_l0");
    private static final String BIAS = ".bias";
    private static final String WEIGHT = ".weight";

    /** What has not been taken yet. */
    private final Map<String, Tensor> left = new LinkedHashMap<>();

    private StateDict(List<Tensor> tensors) throws ForeignException {
        for (Tensor tensor : tensors) {
            left.put(tensor.name(), ForeignNetwork.finite(tensor));
        }
    }

    /**
     * Reads a file.
     *
     * @throws ForeignException if it cannot be read or is no such network, with a sentence that names what does not fit
     */
    public static ForeignNetwork read(Path file) throws ForeignException {
        try {
            return new StateDict(TensorReader.read(file).tensors()).network();
        } catch (CheckpointException e) {
            throw new ForeignException(e.getMessage(), e);
        } catch (ForeignException e) {
            throw new ForeignException(file + ": " + e.getMessage(), e);
        }
    }

    private ForeignNetwork network() throws ForeignException {
        String prefix = prefix();
        List<ForeignNetwork.Layer> layers = new ArrayList<>();
        while (left.containsKey(prefix + "weight_ih_l" + layers.size())) {
            layers.add(layer(prefix, layers.size()));
        }
        Tensor output = null;
        float[] outputBias = null;
        Tensor embedding = null;
        for (Tensor matrix : List.copyOf(left.values())) {
            boolean isMatrix = matrix.name().endsWith(WEIGHT) && matrix.shape().size() == 2;
            String bias = matrix.name().replaceFirst("weight$", "bias");
            if (isMatrix && left.containsKey(bias) && output == null) {
                output = left.remove(matrix.name());
                outputBias = left.remove(bias).values();
            } else if (isMatrix && !left.containsKey(bias) && embedding == null) {
                embedding = left.remove(matrix.name());
            }
        }
        if (output == null) {
            throw new ForeignException(
                    "there is no output layer: no other matrix '…" + WEIGHT + "' has a '…" + BIAS + "' beside it");
        }
        if (!left.isEmpty()) {
            throw new ForeignException("the tensor '" + left.keySet().iterator().next()
                    + "' has no place in a network of recurrent layers, an embedding and an output layer");
        }
        return new ForeignNetwork(operator(layers.get(0)), layers, Optional.ofNullable(embedding), output, outputBias)
                .checked();
    }

    private String prefix() throws ForeignException {
        List<String> prefixes = left.keySet().stream()
                .map(INPUT::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();
        if (prefixes.size() != 1) {
            throw new ForeignException(
                    prefixes.isEmpty()
                            ? "there is no tensor '…weight_ih_l0', with which PyTorch's recurrent layers begin"
                            : "there are several recurrent parts, '" + String.join("' and '", prefixes)
                                    + "'; a network here has one");
        }
        return prefixes.get(0);
    }

    private ForeignNetwork.Layer layer(String prefix, int number) throws ForeignException {
        Tensor input = taken(prefix + "weight_ih_l" + number, 2);
        Tensor memory = taken(prefix + "weight_hh_l" + number, 2);
        // Without biases they are 0.
        boolean biases = left.containsKey(prefix + "bias_ih_l" + number);
        float[] none = new float[memory.shape().get(0)];
        return new ForeignNetwork.Layer(
                input,
                memory,
                biases ? taken(prefix + "bias_ih_l" + number, 1).values() : none,
                biases ? taken(prefix + "bias_hh_l" + number, 1).values() : none);
    }

    private Tensor taken(String name, int dimensions) throws ForeignException {
        Tensor tensor = left.remove(name);
        if (tensor == null) {
            throw new ForeignException("there is no tensor '" + name + "'");
        }
        if (tensor.shape().size() != dimensions) {
            throw new ForeignException("'" + name + "' has the shape " + tensor.shape() + "; expected "
                    + (dimensions == 2 ? "a matrix" : "a vector"));
        }
        return tensor;
    }

    private static Operator operator(ForeignNetwork.Layer first) throws ForeignException {
        int rows = first.memory().shape().get(0);
        int hidden = first.memory().shape().get(1);
        for (Operator operator : List.of(Operator.PYTORCH_RNN, Operator.PYTORCH_GRU, Operator.PYTORCH_LSTM)) {
            if (rows == operator.gates().size() * hidden) {
                return operator;
            }
        }
        throw new ForeignException("'" + first.memory().name() + "' has the shape "
                + first.memory().shape()
                + "; expected 1, 3 or 4 times as many rows as columns, as an RNN, a GRU and an LSTM have");
    }
}
