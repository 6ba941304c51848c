package org.gateloom.samples.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of PyTorch's ONNX exporter, taken up and run: the logits are PyTorch's. {@code make.py} beside them made them. */
class OnnxFileTest {

    private static final Path FILES = Path.of("src", "test", "resources", "org", "gateloom", "samples", "foreign");

    @ParameterizedTest
    @CsvSource({"lstm, Lstm", "gru, GruResetAfter", "rnn, Rnn"})
    void theSameLogits(String file, String cell) throws Exception {
        JsonNode answer = JsonMapper.shared().readTree(Files.readString(FILES.resolve(file + ".json")));
        assertThat(PyTorchNetworkTest.logits(
                        OnnxFile.read(FILES.resolve(file + ".onnx")),
                        cell,
                        JsonMapper.shared().treeToValue(answer.path("symbols"), int[][].class)))
                .containsExactly(JsonMapper.shared().treeToValue(answer.path("logits"), float[].class), within(1e-5f));
    }
}
