package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.Tensor;

/**
 * Adam and clipping as PyTorch has them, {@code optim.Adam} and {@code clip_grad_norm_}, written with libtorch's tensors,
 * because DJL reaches neither. Rates of the moments 0.9 and 0.999, ε 1e-8, no weight decay.
 */
final class LibtorchAdam {

    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    /** What {@code clip_grad_norm_} adds to the norm. */
    private static final double NORM_EPSILON = 1e-6;

    private final NDManager manager;
    private final double rate;
    private final double clip;
    private final List<Variable> variables = new ArrayList<>();
    private int steps;

    /**
     * @param manager where variables live
     * @param clip the greatest norm of the whole gradient
     */
    LibtorchAdam(NDManager manager, double rate, double clip) {
        this.manager = manager;
        this.rate = rate;
        this.clip = clip;
    }

    /**
     * What is changed, with its moments.
     *
     * @param mask 1 where it may change and 0 elsewhere
     */
    private record Variable(NDArray value, NDArray mean, NDArray square, NDArray mask) {}

    /** An array that each step changes. */
    NDArray variable(Tensor start) {
        return variable(start, Tensor.filled(start.shape(), 1));
    }

    /** An array of which each step changes the places where the mask is 1. */
    NDArray variable(Tensor start, Tensor mask) {
        NDArray value = Libtorch.variable(manager, start, Precision.FLOAT);
        variables.add(new Variable(
                value,
                manager.zeros(value.getShape()),
                manager.zeros(value.getShape()),
                Libtorch.array(manager, mask, Precision.FLOAT)));
        return value;
    }

    /**
     * Changes all variables by their gradients, and makes these 0.
     *
     * @param scratch where intermediate arrays may live
     */
    void step(NDManager scratch) {
        steps++;
        List<NDArray> gradients = new ArrayList<>();
        double squares = 0;
        for (Variable variable : variables) {
            NDArray collected = variable.value().getGradient();
            collected.attach(scratch);
            NDArray gradient = collected.mul(variable.mask());
            collected.subi(collected);
            squares += gradient.mul(gradient).sum().getFloat();
            gradients.add(gradient);
        }
        double scale = Math.min(1, clip / (Math.sqrt(squares) + NORM_EPSILON));
        for (int i = 0; i < gradients.size(); i++) {
            change(variables.get(i), gradients.get(i).muli(scale), scratch);
        }
    }

    private void change(Variable variable, NDArray gradient, NDManager scratch) {
        variable.mean().muli(MEAN).addi(gradient.mul(1 - MEAN));
        variable.square().muli(SQUARE).addi(gradient.mul(gradient).muli(1 - SQUARE));
        NDArray root = variable.square().sqrt();
        root.attach(scratch);
        root.divi(Math.sqrt(1 - Math.pow(SQUARE, steps))).addi(EPSILON);
        NDArray length = variable.mean().div(root);
        length.attach(scratch);
        variable.value().subi(length.muli(rate / (1 - Math.pow(MEAN, steps))));
    }
}
