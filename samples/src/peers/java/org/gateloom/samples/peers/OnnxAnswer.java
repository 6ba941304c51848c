package org.gateloom.samples.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Tensor;

/**
 * ONNX Runtime's answer to a case, forward only, in float.
 *
 * <p>It runs only where the environment forbids ONNX Runtime to report home, as the Maven profile does. Else 1.29.0 opens
 * a connection, and crashes the whole process where its command line is long, a class path of an IDE for example.
 */
final class OnnxAnswer {

    private static final String SILENCE = "ORT_DISABLE_TELEMETRY";

    private OnnxAnswer() {}

    /** Outputs and last states by the paths of {@link org.gateloom.spec.reference.CaseResult#parts}. */
    static Map<String, Tensor> of(OnnxOperator operator, Case given) {
        try {
            return run(operator, given);
        } catch (OrtException e) {
            throw new AssertionError(operator + " does not run in ONNX Runtime", e);
        }
    }

    private static Map<String, Tensor> run(OnnxOperator operator, Case given) throws OrtException {
        if (!"1".equals(System.getenv(SILENCE))) {
            throw new IllegalStateException("ONNX Runtime is run with " + SILENCE + "=1 in the environment only");
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> feed = new LinkedHashMap<>();
        try (OrtSession session = environment.createSession(OnnxModel.of(operator, given))) {
            for (Map.Entry<String, Tensor> operand : operator.feed(given).entrySet()) {
                feed.put(operand.getKey(), floats(environment, operand.getValue()));
            }
            try (OrtSession.Result result = session.run(feed)) {
                return parts(operator, given, result);
            }
        } finally {
            feed.values().forEach(OnnxTensor::close);
        }
    }

    private static Map<String, Tensor> parts(OnnxOperator operator, Case given, OrtSession.Result result) {
        int hidden = given.sizes().get("hidden");
        int batch = given.input().batch();
        Map<String, Tensor> parts = new LinkedHashMap<>();
        parts.put("output", tensor(result, "Y", List.of(given.input().steps(), batch, hidden)));
        operator.states()
                .forEach(
                        (output, state) -> parts.put("final." + state, tensor(result, output, List.of(batch, hidden))));
        return parts;
    }

    private static OnnxTensor floats(OrtEnvironment environment, Tensor tensor) throws OrtException {
        FloatBuffer values = FloatBuffer.allocate(tensor.values().length);
        for (double value : tensor.values()) {
            values.put((float) value);
        }
        long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
        return OnnxTensor.createTensor(environment, values.flip(), shape);
    }

    /** An output without its dimension of one direction. */
    private static Tensor tensor(OrtSession.Result result, String name, List<Integer> shape) {
        OnnxValue value = result.get(name).orElseThrow();
        FloatBuffer floats = ((OnnxTensor) value).getFloatBuffer();
        double[] values = new double[floats.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        return new Tensor(shape, values);
    }
}
