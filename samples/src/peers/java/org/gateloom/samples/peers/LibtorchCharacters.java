package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gateloom.runtime.text.SymbolBatches;
import org.gateloom.spec.reference.Tensor;

/**
 * A character model in libtorch, as one would write it in PyTorch: one-hot symbols, stacked layers of one operator, an
 * output layer, the mean cross entropy of its softmax, clipping by the norm of the whole gradient, Adam. The state is
 * carried from chunk to chunk and no gradient goes back through it.
 */
final class LibtorchCharacters implements AutoCloseable {

    private final NDManager manager = Libtorch.engine().newBaseManager();
    private final LibtorchOperator operator;
    private final int layers;
    private final int vocabulary;
    private final int hidden;
    private final int batch;
    private final NDList recurrent = new NDList();
    private final NDArray outputMatrix;
    private final NDArray outputBias;
    private final LibtorchAdam adam;
    private NDList states = new NDList();

    /**
     * A model with these parameters, and states of 0.
     *
     * @param operator of every layer
     * @param batch how many streams it reads at a time
     * @param layers the cell's parameters in each
     * @param outputMatrix {@code [vocabulary, hidden]}
     * @param outputBias {@code [vocabulary]}
     * @param rate of Adam
     * @param clip the greatest norm of the whole gradient
     */
    LibtorchCharacters(
            LibtorchOperator operator,
            int batch,
            List<Map<String, Tensor>> layers,
            Tensor outputMatrix,
            Tensor outputBias,
            double rate,
            double clip) {
        this.operator = operator;
        this.layers = layers.size();
        this.vocabulary = outputMatrix.shape().get(0);
        this.hidden = outputMatrix.shape().get(1);
        this.batch = batch;
        this.adam = new LibtorchAdam(manager, rate, clip);
        for (Map<String, Tensor> parameters : layers) {
            Stacking.Blocks blocks = operator.stacking().stack(parameters);
            recurrent.add(adam.variable(blocks.input()));
            recurrent.add(adam.variable(blocks.memory()));
            recurrent.add(adam.variable(blocks.inputBias()));
            recurrent.add(adam.variable(blocks.memoryBias(), operator.stacking().memoryBiases(hidden)));
            operator.others().forEach(other -> recurrent.add(adam.variable(parameters.get(other))));
        }
        this.outputMatrix = adam.variable(outputMatrix);
        this.outputBias = adam.variable(outputBias);
        reset();
    }

    private void reset() {
        NDList zeros = new NDList();
        operator.states().forEach(state -> zeros.add(manager.zeros(new Shape(layers, batch, hidden))));
        replaceStates(zeros);
    }

    /**
     * One step of training.
     *
     * @param chunk of the batches, which have as many streams as the model reads; before chunk 0 the states become 0
     * @return the mean loss before the step, in nats a symbol
     */
    double learn(SymbolBatches batches, int chunk) {
        if (chunk == 0) {
            reset();
        }
        try (NDManager step = manager.newSubManager()) {
            double loss;
            try (GradientCollector gradients = Libtorch.engine().newGradientCollector()) {
                NDArray mean = loss(step, batches, chunk);
                gradients.backward(mean);
                loss = mean.getFloat();
            }
            adam.step(step);
            return loss;
        }
    }

    /** The mean loss over a whole text, in nats a symbol, from states of 0. */
    double measure(SymbolBatches batches) {
        reset();
        double loss = 0;
        long targets = 0;
        for (int chunk = 0; chunk < batches.chunks(); chunk++) {
            try (NDManager step = manager.newSubManager()) {
                loss += loss(step, batches, chunk).getFloat() * batches.targets(chunk);
                targets += batches.targets(chunk);
            }
        }
        return loss / targets;
    }

    /** The mean loss of a chunk; carries the states. */
    private NDArray loss(NDManager step, SymbolBatches batches, int chunk) {
        int time = batches.steps(chunk);
        int[] inputs = new int[time * batch];
        int[] targets = new int[time * batch];
        batches.fill(chunk, 0, batch, inputs, targets);
        NDArray input = step.create(inputs, new Shape(time, batch)).oneHot(vocabulary, DataType.FLOAT32);
        NDList result = operator.call().run(input, states, recurrent, layers);

        NDList last = new NDList();
        for (NDArray state : result.subNDList(1)) {
            last.add(state.stopGradient());
        }
        replaceStates(last);

        NDArray matrix = outputMatrix.transpose();
        matrix.attach(step);
        NDArray logits =
                result.get(0).reshape(inputs.length, hidden).matMul(matrix).add(outputBias);
        NDArray places = step.create(IntStream.range(0, targets.length)
                .filter(place -> targets[place] != SymbolBatches.NO_TARGET)
                .mapToLong(place -> (long) place * vocabulary + targets[place])
                .toArray());
        return logits.logSoftmax(-1).flatten().gather(places, 0).mean().neg();
    }

    private void replaceStates(NDList others) {
        states.close();
        others.attach(manager);
        states = others;
    }

    @Override
    public void close() {
        manager.close();
    }
}
