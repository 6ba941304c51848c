package org.gateloom.samples.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of one ONNX graph, in the order in which they are added, each after all that it reads. */
final class Nodes {

    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, Integer> unnamed = new HashMap<>();

    /**
     * Adds a node with one output.
     *
     * @param type of ONNX's operators
     * @param output its name, new in this graph and in those around it
     * @return the output
     */
    String add(String type, String output, List<String> inputs, AttributeProto... attributes) {
        nodes.add(NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build());
        return output;
    }

    /** The same with an output that has no name of its own. */
    String within(String value, String type, List<String> inputs, AttributeProto... attributes) {
        int number = unnamed.merge(value, 1, Integer::sum);
        return add(type, value + "#" + number, inputs, attributes);
    }

    /** Adds a node that has been made already. */
    void add(NodeProto node) {
        nodes.add(node);
    }

    List<NodeProto> all() {
        return nodes;
    }
}
