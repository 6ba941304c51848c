package org.gateloom.samples.task;

import java.util.Arrays;
import org.gateloom.runtime.text.VectorBatches;

/**
 * Examples of the adding problem, numbered, each made when it is read. A chunk has one a stream, and a network begins each
 * with fresh states.
 */
public final class AddingBatches implements VectorBatches {

    private final Adding task;
    private final Numbering numbering;

    private AddingBatches(Adding task, Numbering numbering) {
        this.task = task;
        this.numbering = numbering;
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
    public int streams() {
        return numbering.streams();
    }

    @Override
    public int chunks() {
        return numbering.chunks();
    }

    @Override
    public int steps(int chunk) {
        return task.steps();
    }

    @Override
    public int targets(int chunk) {
        return numbering.streams();
    }

    @Override
    public boolean begins(int chunk) {
        return true;
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
            Adding.Example example = task.example(numbering.chance(chunk, firstStream + row));
            for (int step = 0; step < task.steps(); step++) {
                int at = (step * rows + row) * Adding.INPUTS;
                System.arraycopy(example.vectors(), step * Adding.INPUTS, inputs, at, Adding.INPUTS);
            }
            targets[(task.steps() - 1) * rows + row] = example.sum();
        }
    }
}
