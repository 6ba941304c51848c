package org.gateloom.samples.export.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gateloom.runtime.checkpoint.Tensor;

/**
 * What the outermost graph holds for all graphs within it: parameters under their names in the network, matrices that are
 * read the other way round, and numbers.
 */
final class SharedTensors {

    private final Map<String, Tensor> parameters;
    private final Nodes nodes;
    private final Map<String, TensorProto> initializers = new LinkedHashMap<>();
    private final Map<String, String> transposed = new LinkedHashMap<>();

    /**
     * With all parameters.
     *
     * @param nodes of the outermost graph
     */
    SharedTensors(Map<String, Tensor> parameters, Nodes nodes) {
        this.parameters = parameters;
        this.nodes = nodes;
        parameters.forEach((name, tensor) -> initializers.put(name, floats(name, tensor.shape(), tensor.values())));
    }

    /** All that need no node. */
    Iterable<TensorProto> initializers() {
        return initializers.values();
    }

    /** The shape of a parameter. */
    List<Integer> shape(String parameter) {
        return parameters.get(parameter).shape();
    }

    /** A matrix, or each block of a block-diagonal one, with rows for columns. */
    String transposed(String matrix) {
        return transposed.computeIfAbsent(
                matrix,
                name -> nodes.add(
                        "Transpose",
                        name + "/transposed",
                        List.of(name),
                        Attributes.integers("perm", shape(name).size() == 2 ? List.of(1L, 0L) : List.of(0L, 2L, 1L))));
    }

    /** A number, {@code [1]}. */
    String number(double value) {
        String name = Float.toString((float) value);
        initializers.computeIfAbsent(name, key -> floats(key, List.of(1), (float) value));
        return name;
    }

    /** Whole numbers, a shape for example. */
    String integers(long... values) {
        String name = LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
        initializers.computeIfAbsent(name, key -> {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            return TensorProto.newBuilder()
                    .setName(key)
                    .setDataType(TensorProto.DataType.INT64.getNumber())
                    .addDims(values.length)
                    .setRawData(ByteString.copyFrom(bytes))
                    .build();
        });
        return name;
    }

    private static TensorProto floats(String name, List<Integer> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        shape.forEach(tensor::addDims);
        return tensor.build();
    }
}
