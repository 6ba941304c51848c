package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.runtime.checkpoint.TensorFile;
import org.gateloom.runtime.checkpoint.TensorReader;
import org.gateloom.runtime.checkpoint.TensorWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of three symbols and states of two numbers, in which each gate's matrix is filled with a number of its own. */
class ImportTest {

    private static final int SYMBOLS = 3;
    private static final int HIDDEN = 2;

    @TempDir
    private Path folder;

    private String text;

    @BeforeEach
    void writeTheText() throws IOException {
        text = Files.writeString(folder.resolve("text.txt"), "abcab".repeat(200))
                .toString();
    }

    private Ran imported(Path file, String... more) {
        return gateloom(
                List.of(
                        "import",
                        file.toString(),
                        "--corpus=" + text,
                        "--run=" + folder.resolve("run"),
                        "--steps=2",
                        "--batch=4",
                        "--sequence=5"),
                more);
    }

    private Map<String, float[]> parameters() throws CheckpointException {
        Map<String, float[]> parameters = new LinkedHashMap<>();
        TensorReader.read(folder.resolve("run/step-000000000.safetensors"))
                .tensors()
                .forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
        return parameters;
    }

    /** Rows of as many numbers, those of the first gate 1, of the second 2, … */
    private static float[] byGate(int gates, int columns) {
        float[] values = new float[gates * HIDDEN * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i / (HIDDEN * columns);
        }
        return values;
    }

    private static Map<String, Tensor> stateDict(int gates) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        put(tensors, "rnn.weight_ih_l0", List.of(gates * HIDDEN, SYMBOLS), byGate(gates, SYMBOLS));
        put(tensors, "rnn.weight_hh_l0", List.of(gates * HIDDEN, HIDDEN), byGate(gates, HIDDEN));
        put(tensors, "rnn.bias_ih_l0", List.of(gates * HIDDEN), byGate(gates, 1));
        put(tensors, "rnn.bias_hh_l0", List.of(gates * HIDDEN), byGate(gates, 1));
        put(tensors, "fc.weight", List.of(SYMBOLS, HIDDEN), 10, 11, 20, 21, 30, 31);
        put(tensors, "fc.bias", List.of(SYMBOLS), 1, 2, 3);
        return tensors;
    }

    private static void put(Map<String, Tensor> tensors, String name, List<Integer> shape, float... values) {
        tensors.put(name, new Tensor(name, shape, values));
    }

    private Path written(Map<String, Tensor> tensors) throws CheckpointException {
        Path file = folder.resolve("state dict.safetensors");
        TensorWriter.write(new TensorFile(Map.of(), List.copyOf(tensors.values())), file);
        return file;
    }

    @Test
    void anLstmOfPyTorchIsARun() throws Exception {
        Ran ran = imported(written(stateDict(4)));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("lstm: 1 layer of 2", "gateloom sample", "gateloom resume");

        assertThat(parameters())
                .containsEntry("layer1.input.W_x", new float[] {1, 1, 1, 1, 1, 1})
                .containsEntry("layer1.forget.W_h", new float[] {2, 2, 2, 2})
                .containsEntry("layer1.candidate.b", new float[] {6, 6})
                .containsEntry("layer1.output.b", new float[] {8, 8})
                .containsEntry("output.W", new float[] {10, 11, 20, 21, 30, 31});
        String run = folder.resolve("run").toString();
        assertThat(gateloom("sample", run, "--length=5").out().strip()).hasSize(6);
        assertThat(gateloom("measure", run).exitCode()).isZero();
        assertThat(gateloom("resume", run).out()).contains("from step 0 on");
    }

    @Test
    void aGruOfPyTorchKeepsBothBiasesOfItsCandidate() throws Exception {
        Ran ran = imported(written(stateDict(3)));
        assertThat(ran.out()).contains("gru-reset-after: 1 layer of 2");

        assertThat(parameters())
                .containsEntry("layer1.reset.b", new float[] {2, 2})
                .containsEntry("layer1.update.W_h", new float[] {2, 2, 2, 2})
                .containsEntry("layer1.candidate.b", new float[] {3, 3})
                .containsEntry("layer1.candidate.b_h", new float[] {3, 3});
    }

    @Test
    void anEmbeddingIsTakenIntoTheFirstMatrices() throws Exception {
        Map<String, Tensor> tensors = stateDict(1);
        put(tensors, "rnn.weight_ih_l0", List.of(HIDDEN, 2), 1, 0, 0, 2);
        put(tensors, "encoder.weight", List.of(SYMBOLS, 2), 1, 2, 3, 4, 5, 6);
        assertThat(imported(written(tensors)).err()).isEmpty();

        assertThat(parameters()).containsEntry("layer1.h.W_x", new float[] {1, 3, 5, 4, 8, 12});
    }

    @Test
    void symbolsMayHaveAnotherOrder() throws Exception {
        Map<String, Tensor> tensors = stateDict(1);
        put(tensors, "rnn.weight_ih_l0", List.of(HIDDEN, SYMBOLS), 1, 2, 3, 4, 5, 6);
        Path order = Files.writeString(folder.resolve("order.txt"), "cab");
        assertThat(imported(written(tensors), "--symbols=" + order).err()).isEmpty();

        assertThat(parameters())
                .containsEntry("layer1.h.W_x", new float[] {2, 3, 1, 5, 6, 4})
                .containsEntry("output.W", new float[] {20, 21, 30, 31, 10, 11})
                .containsEntry("output.b", new float[] {2, 3, 1});
    }

    @Test
    void whatHasNoPlaceIsNamed() throws Exception {
        Map<String, Tensor> both = stateDict(4);
        put(both, "rnn.weight_ih_l0_reverse", List.of(4 * HIDDEN, SYMBOLS), byGate(4, SYMBOLS));
        assertThat(imported(written(both)).err()).contains("'rnn.weight_ih_l0_reverse' has no place");

        Map<String, Tensor> none = new LinkedHashMap<>(stateDict(4));
        none.remove("rnn.weight_ih_l0");
        assertThat(imported(written(none)).err()).contains("no tensor '…weight_ih_l0'");

        Map<String, Tensor> strange = stateDict(4);
        put(strange, "rnn.weight_hh_l0", List.of(4 * HIDDEN + 1, HIDDEN), new float[18]);
        assertThat(imported(written(strange)).err()).contains("expected 1, 3 or 4 times as many rows as columns");

        Path order = Files.writeString(folder.resolve("order.txt"), "abd");
        assertThat(imported(written(stateDict(4)), "--symbols=" + order).err()).contains("lacks U+0063");
        assertThat(imported(written(stateDict(4)), "--hidden=2").err()).contains("--hidden: that is the file's");
        Files.writeString(folder.resolve("text.txt"), "abcd".repeat(200));
        assertThat(imported(written(stateDict(4))).err()).contains("the network knows 3 characters", "has 4");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws Exception {
        Path bytes = Files.write(folder.resolve("order.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd});
        Path file = written(stateDict(4));
        assertThat(imported(file, "--symbols=" + bytes).err()).contains("--symbols: " + bytes + " is no text in UTF-8");
        assertThat(imported(file, "--symbols=" + folder).err())
                .contains("--symbols: " + folder + " is a directory; all characters are");
        Path none = folder.resolve("none");
        assertThat(imported(file, "--symbols=" + none).err()).contains("--symbols: there is no file " + none);
        Path directory = Files.createDirectory(folder.resolve("dir.onnx"));
        assertThat(imported(directory).err()).contains(directory + " is a directory; weights are one file, in");

        Map<String, Tensor> infinite = stateDict(4);
        put(infinite, "fc.bias", List.of(SYMBOLS), 1, Float.NaN, 3);
        assertThat(imported(written(infinite)).err()).contains("'fc.bias' has a number that is not finite: NaN");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Path onnx(NodeProto.Builder recurrent, int gates) throws IOException {
        recurrent.setName("the layer").addAllInput(List.of("X", "W", "R", "B")).addOutput("Y");
        GraphProto graph = GraphProto.newBuilder()
                .addNode(recurrent)
                .addNode(NodeProto.newBuilder()
                        .setOpType("MatMul")
                        .addAllInput(List.of("Y", "out"))
                        .addOutput("products"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Add")
                        .addAllInput(List.of("products", "bias"))
                        .addOutput("logits"))
                .addInitializer(tensor("W", List.of(1, gates * HIDDEN, SYMBOLS), byGate(gates, SYMBOLS)))
                .addInitializer(tensor("R", List.of(1, gates * HIDDEN, HIDDEN), byGate(gates, HIDDEN)))
                .addInitializer(tensor("B", List.of(1, 2 * gates * HIDDEN), byGate(2 * gates, 1)))
                .addInitializer(tensor("out", List.of(HIDDEN, SYMBOLS), 10, 20, 30, 11, 21, 31))
                .addInitializer(tensor("bias", List.of(SYMBOLS), 1, 2, 3))
                .build();
        Path file = folder.resolve("model.onnx");
        Files.write(file, ModelProto.newBuilder().setGraph(graph).build().toByteArray());
        return file;
    }

    private static TensorProto tensor(String name, List<Integer> shape, float... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        shape.forEach(tensor::addDims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    @Test
    void anLstmOfOnnxHasItsGatesInAnotherOrder() throws Exception {
        assertThat(imported(onnx(NodeProto.newBuilder().setOpType("LSTM"), 4)).err())
                .isEmpty();

        assertThat(parameters())
                .containsEntry("layer1.input.W_h", new float[] {1, 1, 1, 1})
                .containsEntry("layer1.output.W_h", new float[] {2, 2, 2, 2})
                .containsEntry("layer1.forget.W_h", new float[] {3, 3, 3, 3})
                .containsEntry("layer1.candidate.b", new float[] {4 + 8, 4 + 8})
                .containsEntry("output.W", new float[] {10, 11, 20, 21, 30, 31});
    }

    @Test
    void aGruOfOnnxSaysWhereItsResetStands() throws Exception {
        NodeProto.Builder before = NodeProto.newBuilder().setOpType("GRU");
        assertThat(imported(onnx(before, 3)).out()).contains("gru: 1 layer of 2");
        assertThat(parameters())
                .containsEntry("layer1.update.W_h", new float[] {1, 1, 1, 1})
                .containsEntry("layer1.candidate.W_reset_h", new float[] {3, 3, 3, 3});

        NodeProto.Builder after =
                NodeProto.newBuilder().setOpType("GRU").addAttribute(number("linear_before_reset", 1));
        Path file = onnx(after, 3);
        Ran ran = gateloom(
                "import",
                file.toString(),
                "--corpus=" + text,
                "--run=" + folder.resolve("other"),
                "--batch=4",
                "--sequence=5");
        assertThat(ran.out()).contains("gru-reset-after: 1 layer of 2");
    }

    @Test
    void aNodeOfAnotherKindIsNamed() throws IOException {
        NodeProto.Builder coupled = NodeProto.newBuilder().setOpType("LSTM").addAttribute(number("input_forget", 1));
        assertThat(imported(onnx(coupled, 4)).err())
                .contains("the node 'the layer' of type LSTM couples input and forget gate");
        Path file = folder.resolve("model.onnx");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(imported(file).err()).contains("is damaged, or no ONNX model");
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
