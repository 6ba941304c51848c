package org.gateloom.samples.peers;

import ai.onnx.proto.OnnxMl;
import java.util.List;
import org.gateloom.spec.reference.Case;

/** The bytes of an ONNX model that is one recurrent operator; all its operands, weights too, are inputs of the model. */
final class OnnxModel {

    /** The first version of the format that knows the operators of {@link #OPERATORS}. */
    private static final int FORMAT = 7;

    /** The version of ONNX's operators. */
    private static final int OPERATORS = 14;

    private OnnxModel() {}

    /** The model of that operator for the sizes of a case. */
    static byte[] of(OnnxOperator operator, Case given) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder()
                .setName(operator.cell())
                .setOpType(operator.type())
                .addAllInput(operator.inputs())
                .addAllOutput(operator.outputs())
                .addAttribute(number("hidden_size", given.sizes().get("hidden")));
        operator.linearBeforeReset()
                .ifPresent(after -> node.addAttribute(number("linear_before_reset", after ? 1 : 0)));
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder()
                .setName(operator.cell())
                .addNode(node)
                .addAllInput(floats(operator.inputs()))
                .addAllOutput(floats(operator.outputs()));
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static OnnxMl.AttributeProto number(String name, int value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** Tensors of floats of whatever shape. */
    private static List<OnnxMl.ValueInfoProto> floats(List<String> names) {
        OnnxMl.TypeProto type = OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                        OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber()))
                .build();
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> OnnxMl.ValueInfoProto.newBuilder()
                        .setName(name)
                        .setType(type)
                        .build())
                .toList();
    }
}
