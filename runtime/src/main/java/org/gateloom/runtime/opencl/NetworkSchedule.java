package org.gateloom.runtime.opencl;

import org.gateloom.runtime.network.Network;

/** The passes of a network's training step, and of a step that only measures. */
final class NetworkSchedule {

    private final Network network;
    private final Arrangement arrangement;
    private final ModelKernel kernel;

    /**
     * Of a network.
     *
     * @param kernel that knows its time steps, and how many a pass of the gradients takes
     */
    NetworkSchedule(Network network, Arrangement arrangement, ModelKernel kernel) {
        this.network = network;
        this.arrangement = arrangement;
        this.kernel = kernel;
    }

    /**
     * Of a training step.
     *
     * @param update the stage of the optimiser
     */
    int[] learning(int update) {
        Schedule schedule = forward()
                .model(ModelKernel.OUTPUT_BACKWARD)
                .backward()
                .gradients()
                .model(ModelKernel.OUTPUT_GRADIENT);
        if (network.embeds()) {
            schedule.model(ModelKernel.EMBEDDING_GRADIENT);
        }
        return schedule.model(ModelKernel.PARTIAL_SUMS)
                .model(ModelKernel.NORM)
                .model(update)
                .model(ModelKernel.END)
                .numbers();
    }

    /** Of a step that only measures. */
    int[] measuring() {
        return forward()
                .model(ModelKernel.PARTIAL_SUMS)
                .model(ModelKernel.NORM)
                .model(ModelKernel.END)
                .numbers();
    }

    private Schedule forward() {
        Schedule schedule = new Schedule(arrangement, kernel.time, kernel.gradientSteps).model(ModelKernel.BEGIN);
        if (network.embeds()) {
            schedule.model(ModelKernel.EMBED);
        }
        return schedule.forward().model(ModelKernel.LOGITS).model(ModelKernel.CROSS_ENTROPY);
    }
}
