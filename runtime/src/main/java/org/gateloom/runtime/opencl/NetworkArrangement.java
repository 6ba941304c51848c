package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.network.Network;

/** The arrangement of a whole network, and which networks can have one. */
final class NetworkArrangement {

    private static final String EMBEDDING = "embedding.W";
    private static final String OUTPUT = "output.W";
    private static final String OUTPUT_BIAS = "output.b";

    private NetworkArrangement() {}

    /**
     * Nothing, where a kernel can be a network's.
     *
     * @throws UnsuitableException if none can
     */
    static void accept(Network network) throws UnsuitableException {
        if (network.readsVectors()) {
            throw new UnsuitableException(
                    "on OpenCL networks read symbols; this one reads vectors of numbers, and trains on the processor");
        }
        Class<?> first = network.layers().get(0).getClass();
        if (network.layers().stream().anyMatch(cell -> cell.getClass() != first)) {
            throw new UnsuitableException("on OpenCL all layers are of one cell");
        }
    }

    /**
     * Where everything of a network lies.
     *
     * @param kernel of the network's cell, that knows its time steps and rows
     * @throws UnsuitableException if it cannot be run so
     */
    static Arrangement of(Network network, ModelKernel kernel) throws UnsuitableException {
        ParameterTable table = network.parameters();
        List<Arrangement.Layer> layers = new ArrayList<>();
        List<ParameterTable.Entry> transposed = new ArrayList<>();
        int at = network.embeds() ? table.entry(EMBEDDING).length() : 0;
        for (int i = 0; i < network.layers().size(); i++) {
            Cell cell = network.layers().get(i);
            KernelPlan plan = kernel.plan(cell.sizes());
            boolean symbols = i == 0 && !network.embeds();
            layers.add(new Arrangement.Layer(cell, plan, at, symbols, network.droppedBehind(i) > 0));
            String prefix = "layer" + (i + 1) + ".";
            plan.transposed().forEach(name -> transposed.add(table.entry(prefix + name)));
            at += cell.parameters().length();
        }
        transposed.add(table.entry(OUTPUT));
        Optional<Integer> embedding =
                network.embeds() ? Optional.of(table.entry(EMBEDDING).offset()) : Optional.empty();
        Arrangement.Ends ends = new Arrangement.Ends(
                network.symbols(),
                embedding,
                table.entry(OUTPUT).offset(),
                table.entry(OUTPUT_BIAS).offset());
        return new Arrangement(layers, table, transposed, kernel.time, kernel.rows, Optional.of(ends));
    }
}
