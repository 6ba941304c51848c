package org.gateloom.runtime.opencl;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.network.Network;

/** The states that a network's streams carry from step to step, where its kernel has them. */
final class NetworkStates {

    private final List<Network.State> states;
    private final Arrangement arrangement;
    private final ModelKernel kernel;

    /**
     * Of a network.
     *
     * @param kernel that knows its rows
     */
    NetworkStates(Network network, Arrangement arrangement, ModelKernel kernel) {
        this.states = network.states();
        this.arrangement = arrangement;
        this.kernel = kernel;
    }

    /** Makes them those of a stream's start. */
    void reset() {
        Arrays.fill(kernel.carried, 0);
        for (int i = 0; i < states.size(); i++) {
            int at = arrangement.carriedAt(i);
            int length = kernel.rows * states.get(i).shape().size();
            Arrays.fill(kernel.carried, at, at + length, (float)
                    states.get(i).shape().initial());
        }
    }

    /** Copies by name, [batch, size]. */
    Map<String, float[]> copies() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            int at = arrangement.carriedAt(i);
            int length = kernel.batch * states.get(i).shape().size();
            copies.put(states.get(i).name(), Arrays.copyOfRange(kernel.carried, at, at + length));
        }
        return copies;
    }

    /** Takes over numbers as {@link #copies} has them. */
    void restore(Map<String, float[]> numbers) {
        for (int i = 0; i < states.size(); i++) {
            float[] state = numbers.get(states.get(i).name());
            System.arraycopy(state, 0, kernel.carried, arrangement.carriedAt(i), state.length);
        }
    }
}
