package org.gateloom.samples.foreign;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gateloom.runtime.checkpoint.Tensor;

/**
 * An ONNX model of LSTM, GRU or RNN operators one on top of the other, with a {@code Gather} of an embedding before them or
 * none, and a {@code MatMul} with an {@code Add}, or a {@code Gemm}, behind them. Weights are constants of the model.
 */
public final class OnnxFile {

    private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "RNN");

    /** The activations that a node has unless told; they may be spelled out. */
    private static final Map<String, List<String>> STANDARD = Map.of(
            "LSTM", List.of("Sigmoid", "Tanh", "Tanh"),
            "GRU", List.of("Sigmoid", "Tanh"),
            "RNN", List.of("Tanh"));

    /** They change shapes, and no number. */
    private static final Set<String> SHAPING = Set.of(
            "Cast",
            "Concat",
            "Constant",
            "ConstantOfShape",
            "Expand",
            "Flatten",
            "Gather",
            "Identity",
            "OneHot",
            "Range",
            "Reshape",
            "Shape",
            "Slice",
            "Squeeze",
            "Transpose",
            "Unsqueeze");

    private final OnnxValues values = new OnnxValues();
    private final List<ForeignNetwork.Layer> layers = new ArrayList<>();
    private Operator operator;
    private Tensor embedding;
    private Tensor output;
    private float[] outputBias;

    /** What the next node of the network must read: values of the node before it, none before the first. */
    private List<String> last = List.of();

    /** The last layer's states of all steps. */
    private String steps = "";

    private OnnxFile() {}

    /**
     * Reads a file.
     *
     * @throws ForeignException if it is no such network, with a sentence that names the node that does not fit
     */
    public static ForeignNetwork read(Path file) throws IOException, ForeignException {
        try {
            return new OnnxFile().network(ModelProto.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw new ForeignException(file + " is damaged, or no ONNX model", e);
        } catch (ForeignException e) {
            throw new ForeignException(file + ": " + e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new ForeignException(file + " has a tensor with more numbers than Java can count", e);
        }
    }

    private ForeignNetwork network(ModelProto model) throws ForeignException {
        model.getGraph().getInitializerList().forEach(tensor -> values.constant(tensor.getName(), tensor));
        for (NodeProto node : model.getGraph().getNodeList()) {
            take(new OnnxNode(node));
        }
        if (layers.isEmpty()) {
            throw new ForeignException("there is no node LSTM, GRU or RNN in it");
        }
        if (output == null) {
            throw new ForeignException("there is no MatMul or Gemm with a matrix behind the recurrent nodes");
        }
        List<String> results = model.getGraph().getOutputList().stream()
                .map(result -> values.source(result.getName()))
                .toList();
        if (!results.isEmpty() && results.stream().noneMatch(last::contains)) {
            throw new ForeignException("no output of the model is what the output layer makes");
        }
        float[] bias = outputBias == null ? new float[output.shape().get(0)] : outputBias;
        return new ForeignNetwork(operator, layers, Optional.ofNullable(embedding), output, bias).checked();
    }

    private void take(OnnxNode node) throws ForeignException {
        String type = node.type();
        boolean matrix = node.inputs() > 1 && values.isMatrix(node.input(1));
        if (RECURRENT.contains(type)) {
            addLayer(node);
        } else if (type.equals("Gather") && layers.isEmpty() && values.isMatrix(node.input(0))) {
            addEmbedding(node);
        } else if (type.equals("MatMul") && matrix && !layers.isEmpty() && output == null) {
            requireLast(node, 0);
            output = transposed(values.tensor(node, 1));
            goOn(node, 1);
        } else if (type.equals("Gemm") && matrix && !layers.isEmpty() && output == null) {
            addGemm(node);
        } else if (type.equals("Add") && output != null && outputBias == null) {
            int bias = values.isConstant(node.input(0)) ? 0 : 1;
            outputBias = values.tensor(node, bias).values();
            requireLast(node, 1 - bias);
            goOn(node, 1);
        } else if (SHAPING.contains(type)) {
            values.take(node);
        } else {
            throw node.failing("has no place in a network of recurrent layers, an embedding and an output layer");
        }
    }

    /** A value of the node before, perhaps in another shape. */
    private void requireLast(OnnxNode node, int input) throws ForeignException {
        String read = node.input(input);
        boolean first = last.isEmpty() && values.isGiven(read);
        if (!first && !last.contains(values.source(read))) {
            throw node.failing("reads '" + read + "'; expected "
                    + (last.isEmpty() ? "an input of the model" : "what the node before makes, '" + last.get(0) + "'"));
        }
    }

    /** From here on the first so many of its values are what is read. */
    private void goOn(OnnxNode node, int outputs) {
        values.makes(node);
        last = IntStream.range(0, outputs)
                .mapToObj(node::optionalOutput)
                .flatMap(Optional::stream)
                .toList();
    }

    private void addEmbedding(OnnxNode node) throws ForeignException {
        if (embedding != null) {
            throw node.failing("is a second embedding; a network here has one");
        }
        require(node, node.integer("axis", 0) == 0, "looks symbols up along another axis than the first");
        requireLast(node, 1);
        embedding = values.tensor(node, 0);
        node.output();
        goOn(node, 1);
    }

    private void addGemm(OnnxNode node) throws ForeignException {
        for (String factor : List.of("alpha", "beta")) {
            require(
                    node,
                    node.number(factor, 1) == 1,
                    "has '" + factor + "' " + node.number(factor, 1) + "; an output layer here has 1");
        }
        require(node, node.integer("transA", 0) == 0, "has 'transA'; an output layer here reads rows as they are");
        requireLast(node, 0);
        Tensor weights = values.tensor(node, 1);
        output = node.integer("transB", 0) == 0 ? transposed(weights) : weights;
        outputBias = node.optionalInput(2).isPresent() ? values.tensor(node, 2).values() : null;
        goOn(node, 1);
    }

    private void addLayer(OnnxNode node) throws ForeignException {
        Operator found = operator(node);
        require(node, operator == null || operator.equals(found), "is of another kind than the one before it");
        require(node, output == null, "stands behind the output layer");
        operator = found;
        require(
                node,
                node.attribute("activations").isEmpty()
                        || node.texts("activations").equals(STANDARD.get(node.type())),
                "has 'activations'; a cell of the library has ONNX's standard ones");
        for (String attribute : List.of("activation_alpha", "activation_beta", "clip")) {
            require(
                    node,
                    node.attribute(attribute).isEmpty(),
                    "has '" + attribute + "'; a cell of the library has not");
        }
        require(node, node.text("direction", "forward").equals("forward"), "does not run forward");
        require(node, node.integer("input_forget", 0) == 0, "couples input and forget gate");
        require(node, node.optionalInput(7).isEmpty(), "has peepholes");
        requireLast(node, 0);
        require(
                node,
                layers.isEmpty() || values.source(node.input(0)).equals(steps),
                "reads the last step alone of the layer before it");
        requireZero(node, 5, "initial_h");
        requireZero(node, 6, "initial_c");
        Tensor memory = oneDirection(values.tensor(node, 2));
        int rows = memory.shape().get(0);
        float[] biases =
                node.optionalInput(3).isPresent() ? values.tensor(node, 3).values() : new float[2 * rows];
        require(node, biases.length == 2 * rows, "has " + biases.length + " numbers in its bias; expected " + 2 * rows);
        layers.add(new ForeignNetwork.Layer(
                oneDirection(values.tensor(node, 1)),
                memory,
                Arrays.copyOf(biases, rows),
                Arrays.copyOfRange(biases, rows, 2 * rows)));
        // An output layer may read the last step's state alone: that is what it makes of the last symbol.
        goOn(node, 2);
        require(node, !last.isEmpty(), "has no output");
        steps = node.optionalOutput(0).orElse("");
    }

    /** Streams of the library begin with states of zero. */
    private void requireZero(OnnxNode node, int input, String name) throws ForeignException {
        Optional<String> state = node.optionalInput(input);
        require(
                node,
                state.isEmpty() || values.isGiven(state.get()) || values.isZero(state.get()),
                "begins with an '" + name + "' that is not 0");
    }

    private static void require(OnnxNode node, boolean fits, String otherwise) throws ForeignException {
        if (!fits) {
            throw node.failing(otherwise);
        }
    }

    private static Operator operator(OnnxNode node) {
        return switch (node.type()) {
            case "LSTM" -> Operator.ONNX_LSTM;
            case "GRU" ->
                node.integer("linear_before_reset", 0) == 0 ? Operator.ONNX_GRU : Operator.ONNX_GRU_RESET_AFTER;
            default -> Operator.ONNX_RNN;
        };
    }

    private static Tensor oneDirection(Tensor tensor) throws ForeignException {
        if (tensor.shape().size() != 3 || tensor.shape().get(0) != 1) {
            throw new ForeignException("the tensor '" + tensor.name() + "' has the shape " + tensor.shape()
                    + "; expected one direction, [1, rows, columns]");
        }
        return new Tensor(tensor.name(), tensor.shape().subList(1, 3), tensor.values());
    }

    private static Tensor transposed(Tensor matrix) {
        int rows = matrix.shape().get(0);
        int columns = matrix.shape().get(1);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * rows + row] = matrix.values()[row * columns + column];
            }
        }
        return new Tensor(matrix.name(), List.of(columns, rows), values);
    }
}
