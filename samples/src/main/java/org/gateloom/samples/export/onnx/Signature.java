package org.gateloom.samples.export.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Types of what enters and leaves a graph. An extent is a number, or the name of one that is known when it runs. */
final class Signature {

    static final String TIME = "time";
    static final String BATCH = "batch";

    private Signature() {}

    /** 32-bit floats. */
    static ValueInfoProto floats(String name, Object... extents) {
        return value(name, TensorProto.DataType.FLOAT, extents);
    }

    /** Symbols. */
    static ValueInfoProto symbols(String name, Object... extents) {
        return value(name, TensorProto.DataType.INT64, extents);
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (extent instanceof Integer number) {
                dimension.setDimValue(number);
            } else {
                dimension.setDimParam((String) extent);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
