package org.gateloom.samples.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gateloom.samples.export.ExampleNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxNetworkTest {

    static List<String> cells() throws IOException {
        return ExampleNetwork.cells();
    }

    /** What ONNX asks of a graph: names are given once, here and in the graphs around, and before they are read. */
    @ParameterizedTest
    @MethodSource("cells")
    void everyNameIsGivenOnceAndBeforeItIsRead(String cell) throws InvalidProtocolBufferException {
        check(model(cell).getGraph(), Set.of());
    }

    private static ModelProto model(String cell) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(OnnxNetwork.model(ExampleNetwork.of(cell).network(), "test"));
    }

    private static void check(GraphProto graph, Set<String> around) {
        Set<String> known = new HashSet<>(around);
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(name -> give(name, known));
        graph.getInitializerList().stream().map(TensorProto::getName).forEach(name -> give(name, known));
        for (NodeProto node : graph.getNodeList()) {
            assertThat(known).as(node.getName()).containsAll(node.getInputList());
            node.getAttributeList().stream()
                    .filter(AttributeProto::hasG)
                    .forEach(attribute -> check(attribute.getG(), known));
            node.getOutputList().forEach(name -> give(name, known));
        }
        assertThat(known)
                .containsAll(graph.getOutputList().stream()
                        .map(ValueInfoProto::getName)
                        .toList());
    }

    private static void give(String name, Set<String> known) {
        assertThat(known.add(name)).as(name).isTrue();
    }

    @Test
    void aCellIsInItNodeByNode() throws InvalidProtocolBufferException {
        GraphProto graph = model("lstm").getGraph();
        NodeProto scan = graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Scan"))
                .findFirst()
                .orElseThrow();
        assertThat(scan.getAttribute(0).getG().getNodeList())
                .filteredOn(node -> node.getName().equals("layer2/c"))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.getOpType()).isEqualTo("Sum");
                    assertThat(sum.getInputList()).containsExactly("layer2/c.1", "layer2/c.2");
                });
        assertThat(graph.getInitializerList().stream()
                        .filter(tensor -> tensor.getName().equals("layer1.forget.W_x"))
                        .flatMap(tensor -> tensor.getDimsList().stream()))
                .containsExactly(12L, 11L);
    }
}
