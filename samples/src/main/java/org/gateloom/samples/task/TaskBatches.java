package org.gateloom.samples.task;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.SymbolBatches;

/** Examples of a task of symbols, numbered, each made when it is read. */
public final class TaskBatches extends NumberedExamples implements SymbolBatches {

    private final SymbolTask task;
    private final Function<RandomGenerator, Example> maker;

    private TaskBatches(SymbolTask task, Numbering numbering, Function<RandomGenerator, Example> maker) {
        super(task, numbering);
        this.task = task;
        this.maker = maker;
    }

    /** Those to train on: no number comes twice in two thousand million steps. */
    public static TaskBatches training(SymbolTask task, int streams, long seed) {
        return new TaskBatches(task, Numbering.training(streams, seed), task::exercise);
    }

    /** Those held out: the same for every seed of a training, and drawn apart from all that is trained on. */
    public static TaskBatches heldOut(SymbolTask task, int streams) {
        return new TaskBatches(task, Numbering.heldOut(streams), task::example);
    }

    /** The example of a number. */
    public Example example(long number) {
        return maker.apply(chance(number));
    }

    @Override
    public void fill(int chunk, int firstStream, int rows, int[] inputs, int[] targets) {
        for (int row = 0; row < rows; row++) {
            Example example = maker.apply(chance(chunk, firstStream + row));
            for (int step = 0; step < task.steps(); step++) {
                inputs[step * rows + row] = example.symbols()[step];
                targets[step * rows + row] = example.targets()[step];
            }
        }
    }
}
