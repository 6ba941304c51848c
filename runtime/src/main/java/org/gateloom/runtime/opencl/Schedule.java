package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.List;

/** The passes of a kernel, one behind the other: {@link ModelKernel#PASS} numbers each. */
final class Schedule {

    private final Arrangement arrangement;
    private final int time;
    private final int gradientSteps;
    private final List<int[]> passes = new ArrayList<>();
    private int copies;

    /**
     * Without passes.
     *
     * @param time steps of a sequence
     * @param gradientSteps how many of them a pass of the gradients takes
     */
    Schedule(Arrangement arrangement, int time, int gradientSteps) {
        this.arrangement = arrangement;
        this.time = time;
        this.gradientSteps = gradientSteps;
    }

    /** How many steps a pass of the gradients takes, of so many rows. */
    static int gradientSteps(int rows) {
        return Math.max(1, ModelKernel.GRADIENT_PLACES / rows);
    }

    /** A stage that is every model's. */
    Schedule model(int stage) {
        passes.add(new int[] {stage, 0, 0});
        return this;
    }

    /** Forward of all layers, the first one first. */
    Schedule forward() {
        for (int layer = 0; layer < arrangement.layers().size(); layer++) {
            if (layer > 0 && remembersInput(layer)) {
                passes.add(new int[] {ModelKernel.COPY_INPUT, copies, 0});
                copies++;
            }
            List<KernelPlan.Part> stages = stages(layer);
            once(layer, stages, KernelPlan.Part.FORWARD_BEFORE);
            once(layer, stages, KernelPlan.Part.FORWARD_SEQUENCE);
            loop(layer, stages, KernelPlan.Part.FORWARD_STEP, KernelPlan.Part.FORWARD_TURN);
            once(layer, stages, KernelPlan.Part.FORWARD_AFTER);
            link(layer, ModelKernel.DROP);
        }
        return this;
    }

    /** Backward of all layers, the last one first. */
    Schedule backward() {
        for (int layer = arrangement.layers().size() - 1; layer >= 0; layer--) {
            List<KernelPlan.Part> stages = stages(layer);
            link(layer, ModelKernel.DROP_BACKWARD);
            once(layer, stages, KernelPlan.Part.BACKWARD_BEFORE);
            once(layer, stages, KernelPlan.Part.BACKWARD_SEQUENCE);
            loop(layer, stages, KernelPlan.Part.BACKWARD_STEP, KernelPlan.Part.BACKWARD_TURN);
            for (int stage = 0; stage < stages.size(); stage++) {
                boolean asked = !arrangement.layers().get(layer).symbols();
                if (stages.get(stage) == KernelPlan.Part.BACKWARD_AFTER
                        || (stages.get(stage) == KernelPlan.Part.INPUT_COTANGENT && asked)) {
                    pass(layer, stage, 0);
                }
            }
        }
        return this;
    }

    /** The gradients of all layers' parameters. */
    Schedule gradients() {
        for (int layer = 0; layer < arrangement.layers().size(); layer++) {
            int stage = stages(layer).indexOf(KernelPlan.Part.GRADIENTS);
            for (int t = 0; t < time; t += gradientSteps) {
                pass(layer, stage, t);
            }
        }
        return this;
    }

    private List<KernelPlan.Part> stages(int layer) {
        return arrangement.layers().get(layer).plan().stages();
    }

    private boolean remembersInput(int layer) {
        return arrangement.layers().get(layer).cell().states().stream()
                .anyMatch(state -> state.name().equals(KernelPlan.INPUT));
    }

    private void link(int layer, int stage) {
        if (arrangement.layers().get(layer).drops()) {
            passes.add(new int[] {stage, arrangement.linkAt(layer), 0});
        }
    }

    private void pass(int layer, int stage, int t) {
        passes.add(new int[] {ModelKernel.CELL + stage, arrangement.layerAt(layer), t});
    }

    private void once(int layer, List<KernelPlan.Part> stages, KernelPlan.Part part) {
        for (int stage = 0; stage < stages.size(); stage++) {
            if (stages.get(stage) == part) {
                pass(layer, stage, 0);
            }
        }
    }

    private void loop(int layer, List<KernelPlan.Part> stages, KernelPlan.Part part, KernelPlan.Part turn) {
        boolean forward = part == KernelPlan.Part.FORWARD_STEP;
        int first = stages.indexOf(part);
        int last = stages.lastIndexOf(part);
        int turning = stages.indexOf(turn);
        for (int i = 0; first >= 0 && i < time; i++) {
            int t = forward ? i : time - 1 - i;
            pass(layer, i > 0 && turning >= 0 ? turning : first, t);
            for (int stage = first + 1; stage <= last; stage++) {
                boolean later = turning >= 0 && stage == last && i < time - 1;
                if (!later) {
                    pass(layer, stage, t);
                }
            }
        }
    }

    /** How many passes. */
    int passes() {
        return passes.size();
    }

    /** The kernel's {@code schedule}. */
    int[] numbers() {
        return passes.stream().flatMapToInt(java.util.Arrays::stream).toArray();
    }
}
