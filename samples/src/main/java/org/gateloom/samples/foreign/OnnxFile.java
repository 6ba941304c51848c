package org.gateloom.samples.foreign;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.runtime.checkpoint.Tensor;

/**
 * An ONNX model of LSTM, GRU or RNN operators one on top of the other, with a {@code Gather} of an embedding before them or
 * none, and a {@code MatMul} with an {@code Add}, or a {@code Gemm}, behind them. Weights are constants of the model.
 */
public final class OnnxFile {

    private static final Set<String> RECURRENT = Set.of("LSTM", "GRU", "RNN");

    /** They change shapes, and no number. */
    private static final Set<String> SHAPING = Set.of(
            "Cast",
            "Concat",
            "Constant",
            "ConstantOfShape",
            "Expand",
            "Flatten",
            "Identity",
            "OneHot",
            "Range",
            "Reshape",
            "Shape",
            "Slice",
            "Squeeze",
            "Transpose",
            "Unsqueeze");

    private final Map<String, TensorProto> constants = new HashMap<>();
    private final List<ForeignNetwork.Layer> layers = new ArrayList<>();
    private Operator operator;
    private Tensor embedding;
    private Tensor output;
    private float[] outputBias;

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
        model.getGraph().getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (NodeProto node : model.getGraph().getNodeList()) {
            take(node);
        }
        if (layers.isEmpty()) {
            throw new ForeignException("there is no node LSTM, GRU or RNN in it");
        }
        if (output == null) {
            throw new ForeignException("there is no MatMul or Gemm with a matrix behind the recurrent nodes");
        }
        float[] bias = outputBias == null ? new float[output.shape().get(0)] : outputBias;
        return new ForeignNetwork(operator, layers, Optional.ofNullable(embedding), output, bias).checked();
    }

    private void take(NodeProto node) throws ForeignException {
        String type = node.getOpType();
        boolean matrix = node.getInputCount() > 1
                && constants.containsKey(node.getInput(1))
                && constants.get(node.getInput(1)).getDimsCount() == 2;
        if (type.equals("Constant")) {
            node.getAttributeList().stream()
                    .filter(attribute -> attribute.getName().equals("value"))
                    .forEach(value -> constants.put(node.getOutput(0), value.getT()));
        } else if (RECURRENT.contains(type)) {
            addLayer(node);
        } else if (type.equals("Gather") && layers.isEmpty() && isMatrix(node.getInput(0))) {
            embedding = tensor(node, 0);
        } else if (type.equals("MatMul") && matrix && !layers.isEmpty() && output == null) {
            output = transposed(tensor(node, 1));
        } else if (type.equals("Gemm") && matrix && !layers.isEmpty() && output == null) {
            Tensor weights = tensor(node, 1);
            output = integer(node, "transB", 0) == 1 ? weights : transposed(weights);
            outputBias = node.getInputCount() > 2 ? tensor(node, 2).values() : null;
        } else if (type.equals("Add") && output != null && outputBias == null) {
            outputBias = tensor(node, constants.containsKey(node.getInput(0)) ? 0 : 1)
                    .values();
        } else if (!SHAPING.contains(type) && !type.equals("Gather")) {
            throw new ForeignException("the node '" + node.getName() + "' of type " + type
                    + " has no place in a network of recurrent layers, an embedding and an output layer");
        }
    }

    private boolean isMatrix(String name) {
        TensorProto constant = constants.get(name);
        return constant != null && constant.getDimsCount() == 2;
    }

    private void addLayer(NodeProto node) throws ForeignException {
        Operator found = operator(node);
        if (operator != null && !operator.equals(found)) {
            throw new ForeignException("the node '" + node.getName() + "' is of another kind than the one before it");
        }
        operator = found;
        refuse(node, "activations", "a cell of the library has ONNX's standard ones");
        refuse(node, "clip", "a cell of the library does not clip");
        refuse(node, "activation_alpha", "a cell of the library has ONNX's standard activations");
        if (!text(node, "direction", "forward").equals("forward")) {
            throw new ForeignException("the node '" + node.getName() + "' does not run forward");
        }
        if (integer(node, "input_forget", 0) != 0) {
            throw new ForeignException("the node '" + node.getName() + "' couples input and forget gate");
        }
        if (node.getInputCount() > 7 && !node.getInput(7).isEmpty()) {
            throw new ForeignException("the node '" + node.getName() + "' has peepholes");
        }
        Tensor memory = oneDirection(tensor(node, 2));
        int rows = memory.shape().get(0);
        float[] biases = node.getInputCount() > 3 && !node.getInput(3).isEmpty()
                ? tensor(node, 3).values()
                : new float[2 * rows];
        if (biases.length != 2 * rows) {
            throw new ForeignException("the node '" + node.getName() + "' has " + biases.length
                    + " numbers in its bias; expected " + 2 * rows);
        }
        layers.add(new ForeignNetwork.Layer(
                oneDirection(tensor(node, 1)),
                memory,
                Arrays.copyOf(biases, rows),
                Arrays.copyOfRange(biases, rows, 2 * rows)));
    }

    private static Operator operator(NodeProto node) {
        return switch (node.getOpType()) {
            case "LSTM" -> Operator.ONNX_LSTM;
            case "GRU" ->
                integer(node, "linear_before_reset", 0) == 0 ? Operator.ONNX_GRU : Operator.ONNX_GRU_RESET_AFTER;
            default -> Operator.ONNX_RNN;
        };
    }

    /** What a cell of the library has not; the standard activations may be spelled out. */
    private static void refuse(NodeProto node, String attribute, String why) throws ForeignException {
        Optional<AttributeProto> found = attribute(node, attribute);
        List<String> standard = node.getOpType().equals("RNN")
                ? List.of("Tanh")
                : node.getOpType().equals("GRU") ? List.of("Sigmoid", "Tanh") : List.of("Sigmoid", "Tanh", "Tanh");
        boolean spelledOut = found.isPresent()
                && found.get().getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList()
                        .equals(standard);
        if (found.isPresent() && !spelledOut) {
            throw new ForeignException("the node '" + node.getName() + "' has '" + attribute + "'; " + why);
        }
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private static long integer(NodeProto node, String name, long standard) {
        return attribute(node, name).map(AttributeProto::getI).orElse(standard);
    }

    private static String text(NodeProto node, String name, String standard) {
        return attribute(node, name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(standard);
    }

    private Tensor tensor(NodeProto node, int input) throws ForeignException {
        TensorProto tensor = constants.get(node.getInput(input));
        if (tensor == null) {
            throw new ForeignException("the node '" + node.getName() + "' reads '" + node.getInput(input)
                    + "', which is no constant of the model");
        }
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber() || tensor.getExternalDataCount() > 0) {
            throw new ForeignException("the tensor '" + tensor.getName() + "' is not of 32-bit floats in this file");
        }
        List<Integer> shape =
                tensor.getDimsList().stream().map(Math::toIntExact).toList();
        int length = shape.stream().reduce(1, Math::multiplyExact);
        float[] values = new float[length];
        if (tensor.getRawData().isEmpty()) {
            require(tensor, tensor.getFloatDataCount() == length);
            for (int i = 0; i < length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        } else {
            require(tensor, tensor.getRawData().size() == (long) length * Float.BYTES);
            ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().get(values);
        }
        return new Tensor(tensor.getName(), shape, values);
    }

    private static void require(TensorProto tensor, boolean whole) throws ForeignException {
        if (!whole) {
            throw new ForeignException("the tensor '" + tensor.getName() + "' has not the numbers of its shape");
        }
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
