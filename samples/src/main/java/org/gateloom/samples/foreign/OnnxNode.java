package org.gateloom.samples.foreign;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/** A node of an ONNX graph, whose inputs and outputs may be missing in a damaged file. */
record OnnxNode(NodeProto node) {

    String type() {
        return node.getOpType();
    }

    int inputs() {
        return node.getInputCount();
    }

    /**
     * The name of the value that it reads.
     *
     * @throws ForeignException if the node has not so many inputs
     */
    String input(int number) throws ForeignException {
        return optionalInput(number).orElseThrow(() -> failing("has no input " + (number + 1)));
    }

    /** The same; empty where it is left out. */
    Optional<String> optionalInput(int number) {
        return number < node.getInputCount() && !node.getInput(number).isEmpty()
                ? Optional.of(node.getInput(number))
                : Optional.empty();
    }

    /**
     * The name of the first value that it makes.
     *
     * @throws ForeignException if the node has no output
     */
    String output() throws ForeignException {
        return optionalOutput(0).orElseThrow(() -> failing("has no output"));
    }

    /** The name of a value that it makes; empty where nobody wants it. */
    Optional<String> optionalOutput(int number) {
        return number < node.getOutputCount() && !node.getOutput(number).isEmpty()
                ? Optional.of(node.getOutput(number))
                : Optional.empty();
    }

    Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    long integer(String name, long standard) {
        return attribute(name).map(AttributeProto::getI).orElse(standard);
    }

    float number(String name, float standard) {
        return attribute(name).map(AttributeProto::getF).orElse(standard);
    }

    String text(String name, String standard) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(standard);
    }

    List<String> texts(String name) {
        return attribute(name).stream()
                .flatMap(attribute -> attribute.getStringsList().stream())
                .map(ByteString::toStringUtf8)
                .toList();
    }

    /** That the node has no place in a network here; what it does is said after its name. */
    ForeignException failing(String what) {
        return new ForeignException("the node '" + node.getName() + "' of type " + type() + " " + what);
    }
}
