package org.gateloom.samples.foreign;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.runtime.checkpoint.Tensor;

/** The values of an ONNX graph: which are constants, and from which others have their numbers. */
final class OnnxValues {

    private final Map<String, TensorProto> constants = new HashMap<>();

    /** Of a value that a shaping node made, whose numbers it has. */
    private final Map<String, String> sources = new HashMap<>();

    private final Set<String> made = new HashSet<>();

    void constant(String name, TensorProto tensor) {
        constants.put(name, tensor);
    }

    boolean isConstant(String name) {
        return constants.containsKey(name);
    }

    boolean isMatrix(String name) {
        return isConstant(name) && constants.get(name).getDimsCount() == 2;
    }

    /** The value whose numbers this one has; itself where no shaping node made it. */
    String source(String name) {
        return sources.getOrDefault(name, name);
    }

    /** Whether it comes from outside the model. */
    boolean isGiven(String name) {
        return !made.contains(source(name)) && !isConstant(source(name));
    }

    /** Whether all its numbers are constants of 0. */
    boolean isZero(String name) {
        TensorProto constant = constants.get(source(name));
        return constant != null
                && constant.getExternalDataCount() == 0
                && allZero(constant.getRawData().toByteArray())
                && constant.getFloatDataList().stream().allMatch(value -> value == 0)
                && constant.getDoubleDataList().stream().allMatch(value -> value == 0);
    }

    private static boolean allZero(byte... bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** What a node of no interest in itself makes: of constants, of shapes, or of another value's numbers. */
    void take(OnnxNode node) throws ForeignException {
        String output = node.output();
        makes(node);
        Optional<TensorProto> value = node.attribute("value").map(AttributeProto::getT);
        switch (node.type()) {
            case "Constant" -> value.ifPresent(tensor -> constant(output, tensor));
            case "ConstantOfShape" -> constant(output, value.orElse(TensorProto.getDefaultInstance()));
            case "Shape", "Range" -> {}
            case "Concat" -> {
                boolean zero = node.inputs() > 0;
                for (int i = 0; i < node.inputs(); i++) {
                    zero &= isZero(node.input(i));
                }
                if (zero || node.inputs() == 1) {
                    sources.put(output, source(node.input(0)));
                }
            }
            default -> sources.put(output, source(node.input(0)));
        }
    }

    /** Numbers of its own. */
    void makes(OnnxNode node) {
        node.node().getOutputList().forEach(made::add);
    }

    /** The constant that a node reads, of finite 32-bit floats. */
    Tensor tensor(OnnxNode node, int input) throws ForeignException {
        String name = node.input(input);
        TensorProto tensor = constants.get(name);
        if (tensor == null) {
            throw node.failing("reads '" + name + "', which is no constant of the model");
        }
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber() || tensor.getExternalDataCount() > 0) {
            throw new ForeignException("the tensor '" + name + "' is not of 32-bit floats in this file");
        }
        if (tensor.getDimsList().stream().anyMatch(size -> size < 1)) {
            throw new ForeignException("the tensor '" + name + "' has the shape " + tensor.getDimsList()
                    + "; expected sizes of 1 and more");
        }
        List<Integer> shape =
                tensor.getDimsList().stream().map(Math::toIntExact).toList();
        int length = shape.stream().reduce(1, Math::multiplyExact);
        boolean raw = !tensor.getRawData().isEmpty();
        long found = raw ? tensor.getRawData().size() : (long) tensor.getFloatDataCount() * Float.BYTES;
        if (found != (long) length * Float.BYTES) {
            throw new ForeignException("the tensor '" + name + "' has not the numbers of its shape");
        }
        float[] values = new float[length];
        if (raw) {
            ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return ForeignNetwork.finite(new Tensor(name, shape, values));
    }
}
