package org.gateloom.samples.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.Tensor;

/** libtorch through DJL, and the way of numbers there and back. */
final class Libtorch {

    private Libtorch() {}

    static Engine engine() {
        return Engine.getEngine("PyTorch");
    }

    /** Sets how many threads share an operation. */
    static void threads(int count) {
        // Asked for first, because asking loads it.
        engine();
        JniUtils.setNumThreads(count);
    }

    /** The same numbers, rounded to the precision. */
    static NDArray array(NDManager manager, Tensor tensor, Precision precision) {
        Shape shape =
                new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
        if (precision == Precision.DOUBLE) {
            return manager.create(tensor.values(), shape);
        }
        float[] floats = new float[tensor.values().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) tensor.values()[i];
        }
        return manager.create(floats, shape);
    }

    /** As {@link #array}, and a gradient is kept for it. */
    static NDArray variable(NDManager manager, Tensor tensor, Precision precision) {
        NDArray array = array(manager, tensor, precision);
        array.setRequiresGradient(true);
        return array;
    }

    /** The same numbers. */
    static Tensor tensor(NDArray array) {
        double[] values;
        if (array.getDataType() == DataType.FLOAT64) {
            values = array.toDoubleArray();
        } else {
            float[] floats = array.toFloatArray();
            values = IntStream.range(0, floats.length)
                    .mapToDouble(i -> floats[i])
                    .toArray();
        }
        return new Tensor(
                Arrays.stream(array.getShape().getShape())
                        .mapToObj(Math::toIntExact)
                        .toList(),
                values);
    }
}
