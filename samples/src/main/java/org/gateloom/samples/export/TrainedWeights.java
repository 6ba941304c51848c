package org.gateloom.samples.export;

import java.nio.file.Path;
import java.util.Map;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.train.Snapshot;

/**
 * The numbers of a trained network as a checkpoint without what only training needs: no moments of the optimiser, no states
 * of its streams, no settings. Any reader of safetensors finds the parameters under their names in it.
 *
 * @param run what run they are of
 * @param numbers in the layout of the network's table
 * @param step how many steps were done
 */
public record TrainedWeights(Description run, Network network, float[] numbers, long step) {

    /**
     * Writes them, whole or not at all.
     *
     * @throws CheckpointException if that fails
     */
    public void write(Path file) throws CheckpointException {
        Description description =
                new Description(run.layers(), run.sources(), run.vocabulary(), run.corpus(), run.optimizer(), Map.of());
        Snapshot snapshot = new Snapshot(step, numbers, Map.of(), Map.of(), Double.POSITIVE_INFINITY, 0, 0, 0);
        Checkpoint.write(file, description, network, snapshot);
    }
}
