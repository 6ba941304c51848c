package org.gateloom.samples.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An embedding, two GRUs and a Gemm are taken up; with a single thing changed they are refused by what was changed. */
class OnnxRefusalsTest {

    private static final int GATHER = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int GEMM = 3;

    @TempDir
    private Path folder;

    private static GraphProto.Builder network() {
        return GraphProto.newBuilder()
                .addNode(node("Gather", "embedding", List.of("vectors", "x"), "looked up"))
                .addNode(node("GRU", "first", List.of("looked up", "W", "R"), "states"))
                .addNode(node("GRU", "second", List.of("states", "W", "R"), "more states"))
                .addNode(node("Gemm", "out", List.of("more states", "V"), "logits"))
                .addInitializer(tensor("vectors", List.of(3L, 2L), 0))
                .addInitializer(tensor("W", List.of(1L, 6L, 2L), 0))
                .addInitializer(tensor("R", List.of(1L, 6L, 2L), 0))
                .addInitializer(tensor("V", List.of(2L, 3L), 0))
                .addInitializer(tensor("zeros", List.of(1L, 1L, 2L), 0))
                .addInitializer(tensor("ones", List.of(1L, 1L, 2L), 1))
                .addInitializer(tensor("bias", List.of(3L), 0))
                .addOutput(ValueInfoProto.newBuilder().setName("logits"));
    }

    private static NodeProto.Builder node(String type, String name, List<String> inputs, String... outputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(name)
                .addAllInput(inputs)
                .addAllOutput(List.of(outputs));
    }

    private static TensorProto tensor(String name, List<Long> shape, float value) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        long length = shape.stream().reduce(1L, (a, b) -> a * Math.abs(b));
        for (int i = 0; i < length; i++) {
            tensor.addFloatData(value);
        }
        return tensor.addAllDims(shape).build();
    }

    private static AttributeProto factor(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setF(value).build();
    }

    private static AttributeProto numbers(String name, float... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    private ForeignNetwork read(GraphProto.Builder graph) throws IOException, ForeignException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, ModelProto.newBuilder().setGraph(graph).build().toByteArray());
        return OnnxFile.read(file);
    }

    private static Arguments row(String sentence, Consumer<GraphProto.Builder> change) {
        return arguments(sentence, change);
    }

    private static Consumer<GraphProto.Builder> with(int node, AttributeProto attribute) {
        return graph -> graph.getNodeBuilder(node).addAttribute(attribute);
    }

    private static Consumer<GraphProto.Builder> reads(int node, String... inputs) {
        return graph -> graph.getNodeBuilder(node).clearInput().addAllInput(Arrays.asList(inputs));
    }

    private static Consumer<GraphProto.Builder> weight(int number, TensorProto tensor) {
        return graph -> graph.setInitializer(number, tensor);
    }

    static Stream<Arguments> refused() {
        AttributeProto turned =
                AttributeProto.newBuilder().setName("transA").setI(1).build();
        return Stream.of(
                row("'out' of type Gemm has 'alpha' 2.0", with(GEMM, factor("alpha", 2))),
                row("'out' of type Gemm has 'beta' 0.5", with(GEMM, factor("beta", 0.5f))),
                row("'out' of type Gemm has 'transA'", with(GEMM, turned)),
                row("'first' of type GRU has 'activation_alpha'", with(FIRST, numbers("activation_alpha", 0.2f))),
                row("'first' of type GRU has 'activation_beta'", with(FIRST, numbers("activation_beta", 0.5f))),
                row(
                        "'second' of type GRU begins with an 'initial_h' that is not 0",
                        reads(SECOND, "states", "W", "R", "", "", "ones")),
                row(
                        "'second' of type GRU begins with an 'initial_h' that is not 0",
                        reads(SECOND, "states", "W", "R", "", "", "states")),
                row(
                        "'first' of type GRU begins with an 'initial_c' that is not 0",
                        reads(FIRST, "looked up", "W", "R", "", "", "", "ones")),
                row("'second' of type GRU reads 'looked up'; expected", reads(SECOND, "looked up", "W", "R")),
                row("'first' of type GRU reads 'x'; expected", reads(FIRST, "x", "W", "R")),
                row("'out' of type Gemm reads 'states'; expected", reads(GEMM, "states", "V")),
                row("'second' of type GRU reads the last step alone", graph -> {
                    graph.getNodeBuilder(FIRST).addOutput("last state");
                    reads(SECOND, "last state", "W", "R").accept(graph);
                }),
                row(
                        "'again' of type Gather is a second embedding",
                        graph -> graph.addNode(FIRST, node("Gather", "again", List.of("vectors", "x"), "other"))),
                row(
                        "no output of the model is what the output layer makes",
                        graph -> graph.getOutputBuilder(0).setName("states")));
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                row("'first' of type GRU has no input 3", reads(FIRST, "looked up", "W")),
                row("'embedding' of type Gather has no input 1", reads(GATHER)),
                row("'embedding' of type Gather has no input 2", reads(GATHER, "vectors")),
                row(
                        "'number' of type Constant has no output",
                        graph -> graph.addNode(0, node("Constant", "number", List.of()))),
                row(
                        "'sum' of type Add has no input 2",
                        graph -> graph.addNode(node("Add", "sum", List.of("logits"), "moved"))),
                row(
                        "'sum' of type Add has no input 2",
                        graph -> graph.addNode(node("Add", "sum", List.of("bias"), "moved"))),
                row(
                        "'shape' of type Reshape has no input 1",
                        graph -> graph.addNode(0, node("Reshape", "shape", List.of(), "other"))),
                row(
                        "'first' of type GRU has no output",
                        graph -> graph.getNodeBuilder(FIRST).clearOutput()),
                row("the tensor 'W' has the shape [1, -3, 2]", weight(1, tensor("W", List.of(1L, -3L, 2L), 0))),
                row(
                        "the tensor 'R' has a number that is not finite: NaN",
                        weight(2, tensor("R", List.of(1L, 6L, 2L), Float.NaN))),
                row(
                        "the tensor 'V' has a number that is not finite: Infinity",
                        weight(3, tensor("V", List.of(2L, 3L), Float.POSITIVE_INFINITY))));
    }

    @ParameterizedTest
    @MethodSource({"refused", "damaged"})
    void whatDiffersIsNamed(String sentence, Consumer<GraphProto.Builder> change) {
        GraphProto.Builder graph = network();
        change.accept(graph);
        assertThatThrownBy(() -> read(graph))
                .isInstanceOf(ForeignException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void theSameUnchangedIsTakenUp() throws Exception {
        assertThat(read(network()).layers()).hasSize(2);
    }

    @Test
    void statesThatBeginWithZerosOrAreGivenAreTakenUp() throws Exception {
        GraphProto.Builder graph = network();
        reads(FIRST, "looked up", "W", "R", "", "", "zeros").accept(graph);
        reads(SECOND, "states", "W", "R", "", "", "h").accept(graph);
        assertThat(read(graph).layers()).hasSize(2);
    }
}
