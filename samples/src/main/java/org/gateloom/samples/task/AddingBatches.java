package org.gateloom.samples.task;

import java.util.Arrays;
import org.gateloom.runtime.text.VectorBatches;

/** Examples of the adding problem, numbered, each made when it is read. */
public final class AddingBatches extends NumberedExamples implements VectorBatches {

    private final Adding task;

    private AddingBatches(Adding task, Numbering numbering) {
        super(task, numbering);
        this.task = task;
    }

    /** Those to train on: no number comes twice in two thousand million steps. */
    public static AddingBatches training(Adding task, int streams, long seed) {
        return new AddingBatches(task, Numbering.training(streams, seed));
    }

    /** Those held out: the same for every seed of a training, and drawn apart from all that is trained on. */
    public static AddingBatches heldOut(Adding task, int streams) {
        return new AddingBatches(task, Numbering.heldOut(streams));
    }

    @Override
    public int inputSize() {
        return Adding.INPUTS;
    }

    @Override
    public int outputSize() {
        return Adding.OUTPUTS;
    }

    @Override
    public void fill(int chunk, int firstStream, int rows, float[] inputs, float[] targets) {
        Arrays.fill(targets, 0, task.steps() * rows, Float.NaN);
        for (int row = 0; row < rows; row++) {
            Adding.Example example = task.example(chance(chunk, firstStream + row));
            for (int step = 0; step < task.steps(); step++) {
                int at = (step * rows + row) * Adding.INPUTS;
                System.arraycopy(example.vectors(), step * Adding.INPUTS, inputs, at, Adding.INPUTS);
            }
            targets[(task.steps() - 1) * rows + row] = example.sum();
        }
    }
}
