package org.gateloom.samples.export.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.spec.graph.State;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network as an ONNX model, as at evaluation: what is dropped in training is its mean.
 *
 * <p>Inputs are {@code symbols}, 64-bit integers {@code [time, batch]}, and each state before the first step, {@code
 * initial.layer1.h} {@code [batch, size]}; outputs are {@code logits} {@code [time, batch, symbols]} and each state after
 * the last step, {@code last.layer1.h}. Parameters have their names in the network. The metadata tell what the symbols
 * stand for ({@code gateloom.vocabulary}, all in their order) and what each state is before a stream's first step ({@code
 * gateloom.initial}, JSON).
 */
public final class OnnxNetwork {

    /** The version of the format that belongs to {@link #OPERATORS}. */
    private static final int FORMAT = 8;

    /** The version of ONNX's operators, of the year 2022. */
    private static final int OPERATORS = 17;

    private static final String SYMBOLS = "symbols";
    private static final String EMITTED = "emitted";
    private static final String LOGITS = "logits";

    private OnnxNetwork() {}

    /**
     * The model, as the bytes of its file.
     *
     * @param version of the program that writes it
     * @throws ArithmeticException if it would be longer than protobuf's 2 GiB
     */
    public static byte[] model(TrainedNetwork network, String version) {
        // Protobuf would fail in the middle of it. What belongs to a parameter beside its numbers is far below 32 kB.
        Math.toIntExact(network.parameters().values().stream()
                .mapToLong(OnnxNetwork::bytes)
                .sum());
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setProducerName("gateloom")
                .setProducerVersion(version)
                .setDocString(network.graph().about())
                .addMetadataProps(entry("gateloom.cell", network.graph().name()))
                .addMetadataProps(
                        entry("gateloom.vocabulary", network.vocabulary().text()))
                .addMetadataProps(
                        entry("gateloom.initial", JsonMapper.shared().writeValueAsString(network.initialStates())))
                .setGraph(graph(network))
                .build()
                .toByteArray();
    }

    private static long bytes(Tensor parameter) {
        return (long) parameter.values().length * Float.BYTES + Short.MAX_VALUE;
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static GraphProto graph(TrainedNetwork network) {
        Nodes nodes = new Nodes();
        SharedTensors shared = new SharedTensors(network.parameters(), nodes);
        GraphProto step = StepGraph.of(network, shared);
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName(network.graph().name())
                .addInput(Signature.symbols(SYMBOLS, Signature.TIME, Signature.BATCH))
                .addOutput(Signature.floats(LOGITS, Signature.TIME, Signature.BATCH, network.symbols()));
        NodeProto.Builder scan = NodeProto.newBuilder()
                .setOpType("Scan")
                .setName("time")
                .addAttribute(Attributes.graph("body", step))
                .addAttribute(Attributes.integer("num_scan_inputs", 1));
        for (TrainedNetwork.Layer layer : network.layers()) {
            for (State state : network.graph().states()) {
                int size = state.size().at(layer.sizes());
                String initial = "initial." + layer.of(state.node());
                String last = "last." + layer.of(state.node());
                graph.addInput(Signature.floats(initial, Signature.BATCH, size));
                graph.addOutput(Signature.floats(last, Signature.BATCH, size));
                scan.addInput(initial);
                scan.addOutput(last);
            }
        }
        nodes.add(scan.addInput(SYMBOLS).addOutput(EMITTED).build());
        String products = nodes.within(LOGITS, "MatMul", List.of(EMITTED, shared.transposed("output.W")));
        nodes.add("Add", LOGITS, List.of(products, "output.b"));
        return graph.addAllNode(nodes.all())
                .addAllInitializer(shared.initializers())
                .build();
    }
}
