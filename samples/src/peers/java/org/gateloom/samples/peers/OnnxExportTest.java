package org.gateloom.samples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.samples.export.ExampleNetwork;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.samples.export.onnx.OnnxNetwork;
import org.gateloom.spec.graph.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported networks in ONNX Runtime, in two chunks, against the runtime that they were exported from, in one. */
class OnnxExportTest {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    static List<String> cells() throws IOException {
        return ExampleNetwork.cells();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theSameLogits(String cell) throws OrtException {
        ExampleNetwork example = ExampleNetwork.of(cell);
        TrainedNetwork network = example.network();
        int half = example.logits().length / 2;
        try (OrtSession session = ENVIRONMENT.createSession(OnnxNetwork.model(network, "test"))) {
            Map<String, OnnxTensor> states = start(network);
            for (int chunk = 0; chunk < 2; chunk++) {
                states.put("symbols", symbols(example, chunk * ExampleNetwork.TIME / 2, ExampleNetwork.TIME / 2));
                OrtSession.Result result = session.run(states);
                FloatBuffer logits = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
                float[] found = new float[half];
                logits.get(found);
                assertThat(found)
                        .containsExactly(
                                Arrays.copyOfRange(example.logits(), chunk * half, (chunk + 1) * half), within(1e-5f));
                states = carried(network, result);
            }
        }
    }

    private static Map<String, OnnxTensor> start(TrainedNetwork network) throws OrtException {
        Map<String, OnnxTensor> states = new LinkedHashMap<>();
        for (TrainedNetwork.Layer layer : network.layers()) {
            for (State state : network.graph().states()) {
                float[][] initial = new float[ExampleNetwork.BATCH][state.size().at(layer.sizes())];
                for (float[] row : initial) {
                    Arrays.fill(
                            row,
                            network.initialStates().get(layer.of(state.node())).floatValue());
                }
                states.put("initial." + layer.of(state.node()), OnnxTensor.createTensor(ENVIRONMENT, initial));
            }
        }
        return states;
    }

    private static Map<String, OnnxTensor> carried(TrainedNetwork network, OrtSession.Result result) {
        Map<String, OnnxTensor> states = new LinkedHashMap<>();
        network.initialStates()
                .keySet()
                .forEach(state -> states.put("initial." + state, (OnnxTensor)
                        result.get("last." + state).orElseThrow()));
        return states;
    }

    private static OnnxTensor symbols(ExampleNetwork example, int from, int steps) throws OrtException {
        long[][] symbols = new long[steps][];
        for (int step = 0; step < steps; step++) {
            symbols[step] =
                    Arrays.stream(example.symbols()[from + step]).asLongStream().toArray();
        }
        return OnnxTensor.createTensor(ENVIRONMENT, symbols);
    }
}
