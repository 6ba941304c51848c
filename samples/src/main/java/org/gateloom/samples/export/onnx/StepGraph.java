package org.gateloom.samples.export.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.spec.graph.State;

/**
 * The body of the loop over time: all layers of one step. It reads every state and the symbols {@code [batch]}, and gives
 * every state and what the last layer emits, {@code [batch, size]}.
 */
final class StepGraph {

    static final String SYMBOLS = "symbols/now";

    private static final String EMITTED = "emitted/now";
    private static final String EMBEDDING = "embedding.W";

    private final TrainedNetwork network;
    private final SharedTensors shared;
    private final Nodes nodes = new Nodes();
    private final List<ValueInfoProto> before = new ArrayList<>();
    private final List<ValueInfoProto> after = new ArrayList<>();

    private StepGraph(TrainedNetwork network, SharedTensors shared) {
        this.network = network;
        this.shared = shared;
    }

    static GraphProto of(TrainedNetwork network, SharedTensors shared) {
        return new StepGraph(network, shared).graph();
    }

    private GraphProto graph() {
        ValueInfoProto emitted = layers();
        return GraphProto.newBuilder()
                .setName("step")
                .addAllNode(nodes.all())
                .addAllInput(before)
                .addInput(Signature.symbols(SYMBOLS, Signature.BATCH))
                .addAllOutput(after)
                .addOutput(emitted)
                .build();
    }

    private ValueInfoProto layers() {
        StepNodes.Input input = network.embeds()
                ? new StepNodes.Input(
                        nodes.add("Gather", "embedding", List.of(shared.transposed(EMBEDDING), SYMBOLS)),
                        false,
                        SYMBOLS)
                : new StepNodes.Input(SYMBOLS, true, SYMBOLS);
        int size = 0;
        int last = network.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            TrainedNetwork.Layer layer = network.layers().get(i);
            StepNodes step = new StepNodes(network.graph(), layer, input, shared, nodes);
            step.add();
            for (State state : network.graph().states()) {
                int elements = state.size().at(layer.sizes());
                before.add(Signature.floats(StepNodes.before(layer, state.node()), Signature.BATCH, elements));
                String next = step.leaving(state.node(), layer.name() + "/next(" + state.node() + ")");
                after.add(Signature.floats(next, Signature.BATCH, elements));
            }
            String emitted = step.leaving(network.graph().output(), i == last ? EMITTED : layer.name() + "/emitted");
            size = network.graph().node(network.graph().output()).size().at(layer.sizes());
            input = new StepNodes.Input(emitted, false, SYMBOLS);
        }
        return Signature.floats(EMITTED, Signature.BATCH, size);
    }
}
