package org.gateloom.runtime.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Optimizer;
import org.gateloom.runtime.train.Snapshot;

/**
 * A run at rest, as one safetensors file. Parameters have their names in the network ({@code layer1.forget.W_x}, {@code
 * output.b}), the optimiser's moments the same behind its own ({@code adam.m/layer1.forget.W_x}), carried states are
 * {@code state/layer1.h} {@code [batch, size]}. All else is in the metadata.
 */
public final class Checkpoint {

    private static final String STATE = "state/";

    private final Path file;
    private final Description description;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Counters counters;

    private Checkpoint(Path file, Description description, Counters counters, List<Tensor> tensors) {
        this.file = file;
        this.description = description;
        this.counters = counters;
        for (Tensor tensor : tensors) {
            this.tensors.put(tensor.name(), tensor);
        }
    }

    /**
     * Writes a checkpoint, whole or not at all.
     *
     * @throws CheckpointException if it cannot be written; what was there before is untouched
     */
    public static void write(Path file, Description description, Network network, Snapshot snapshot)
            throws CheckpointException {
        ParameterTensors parameters = new ParameterTensors(network.parameters());
        List<Tensor> tensors = new ArrayList<>(parameters.of(snapshot.parameters(), ""));
        for (Map.Entry<String, float[]> moment : snapshot.moments().entrySet()) {
            tensors.addAll(parameters.of(moment.getValue(), prefix(description.optimizer(), moment.getKey())));
        }
        Map<String, Integer> sizes = stateSizes(network);
        for (Map.Entry<String, float[]> state : snapshot.states().entrySet()) {
            int size = sizes.get(state.getKey());
            tensors.add(new Tensor(
                    STATE + state.getKey(), List.of(state.getValue().length / size, size), state.getValue()));
        }
        Map<String, String> metadata = Metadata.of(description, Counters.of(snapshot));
        TensorWriter.write(new TensorFile(metadata, tensors), file);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws CheckpointException if the file cannot be read, is damaged or is something else
     */
    public static Checkpoint read(Path file) throws CheckpointException {
        TensorFile content = TensorReader.read(file);
        Metadata metadata = new Metadata(file, content.metadata());
        return new Checkpoint(file, metadata.description(), metadata.counters(), content.tensors());
    }

    /** What run it is of. */
    public Description description() {
        return description;
    }

    /** How many steps were done. */
    public long step() {
        return counters.step();
    }

    /**
     * The network's parameters, in the layout of its table.
     *
     * @throws CheckpointException if the network has others
     */
    public float[] parameters(Network network) throws CheckpointException {
        try {
            return new ParameterTensors(network.parameters()).numbers(tensors, "");
        } catch (CheckpointException e) {
            throw named(e);
        }
    }

    /**
     * All that a trainer needs to go on.
     *
     * @param batch streams of the run
     * @throws CheckpointException if the run's network, optimiser or batch is another
     */
    public Snapshot snapshot(Network network, Optimizer optimizer, int batch) throws CheckpointException {
        ParameterTensors parameters = new ParameterTensors(network.parameters());
        try {
            Map<String, float[]> moments = new LinkedHashMap<>();
            for (String moment : optimizer.moments()) {
                moments.put(moment, parameters.numbers(tensors, prefix(optimizer.name(), moment)));
            }
            Map<String, float[]> states = new LinkedHashMap<>();
            for (Map.Entry<String, Integer> size : stateSizes(network).entrySet()) {
                List<Integer> shape = List.of(batch, size.getValue());
                states.put(size.getKey(), ParameterTensors.values(tensors, STATE + size.getKey(), shape));
            }
            return counters.snapshot(parameters.numbers(tensors, ""), moments, states);
        } catch (CheckpointException e) {
            throw named(e);
        }
    }

    private CheckpointException named(CheckpointException e) {
        return new CheckpointException(file + " does not fit: " + e.getMessage(), e);
    }

    private static String prefix(String optimizer, String moment) {
        return optimizer + "." + moment + "/";
    }

    /** Elements of each carried state, by the names of {@link Snapshot#states}. */
    private static Map<String, Integer> stateSizes(Network network) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        network.states().forEach(state -> sizes.put(state.name(), state.shape().size()));
        return sizes;
    }
}
