package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Cells as one writes them oneself in libtorch's operators, in the fastest way that was found: all steps' products with
 * the input are one before the loop, gates of one operand share a product, and the transposed weights are made once.
 */
final class LibtorchLoops {

    private LibtorchLoops() {}

    /** The LSTM; gates input, forget, candidate, output. */
    static NDList lstm(NDArray input, NDList states, NDList parameters, int layers) {
        NDManager step = input.getManager();
        NDList lastH = new NDList();
        NDList lastC = new NDList();
        NDArray below = input;
        for (int layer = 0; layer < layers; layer++) {
            NDList own = parameters.subNDList(4 * layer, 4 * layer + 4);
            NDArray fromInput = fromInput(step, below, own);
            NDArray memory = transposed(step, own.get(1));
            NDArray h = states.get(0).get(step, layer);
            NDArray c = states.get(1).get(step, layer);
            NDList outputs = new NDList();
            for (int t = 0; t < input.getShape().get(0); t++) {
                NDList gates = fromInput.get(step, t).add(h.matMul(memory)).split(4, 1);
                c = Activation.sigmoid(gates.get(1))
                        .mul(c)
                        .add(Activation.sigmoid(gates.get(0)).mul(gates.get(2).tanh()));
                h = Activation.sigmoid(gates.get(3)).mul(c.tanh());
                outputs.add(h);
            }
            below = NDArrays.stack(outputs);
            lastH.add(h);
            lastC.add(c);
        }
        return new NDList(below, NDArrays.stack(lastH), NDArrays.stack(lastC));
    }

    /** The lecture's LSTM with peepholes; gates N, i, f and V, then what the last three see of the long-term memory. */
    static NDList peephole(NDArray input, NDList states, NDList parameters, int layers) {
        NDManager step = input.getManager();
        NDList lastStm = new NDList();
        NDList lastLtm = new NDList();
        NDArray below = input;
        for (int layer = 0; layer < layers; layer++) {
            NDList own = parameters.subNDList(9 * layer, 9 * layer + 9);
            NDArray fromInput = fromInput(step, below, own);
            NDArray memory = transposed(step, own.get(1));
            NDArray longTerm = transposed(step, NDArrays.concat(own.subNDList(4, 7)));
            NDArray use = transposed(step, own.get(7));
            NDArray stm = states.get(0).get(step, layer);
            NDArray ltm = states.get(1).get(step, layer);
            long hidden = stm.getShape().get(1);
            NDList outputs = new NDList();
            for (int t = 0; t < input.getShape().get(0); t++) {
                NDArray gates = fromInput.get(step, t).add(stm.matMul(memory));
                NDList parts = gates.split(new long[] {hidden}, 1);
                NDList factors = Activation.sigmoid(parts.get(1).add(ltm.matMul(longTerm)))
                        .split(3, 1);
                NDArray forget = ltm.mul(factors.get(1));
                ltm = forget.add(parts.get(0).tanh().mul(factors.get(0)));
                stm = forget.matMul(use).add(own.get(8)).tanh().mul(factors.get(2));
                outputs.add(stm);
            }
            below = NDArrays.stack(outputs);
            lastStm.add(stm);
            lastLtm.add(ltm);
        }
        return new NDList(below, NDArrays.stack(lastStm), NDArrays.stack(lastLtm));
    }

    /** {@code [time, batch, gates · hidden]} */
    private static NDArray fromInput(NDManager step, NDArray below, NDList own) {
        long time = below.getShape().get(0);
        long batch = below.getShape().get(1);
        NDArray product =
                below.reshape(new Shape(time * batch, below.getShape().get(2))).matMul(transposed(step, own.get(0)));
        NDArray sum = product.add(own.get(2)).add(own.get(3));
        return sum.reshape(new Shape(time, batch, sum.getShape().get(1)));
    }

    private static NDArray transposed(NDManager step, NDArray matrix) {
        NDArray transposed = matrix.transpose();
        transposed.attach(step);
        return transposed;
    }
}
