package org.gateloom.samples.task;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.text.Batches;

/**
 * Examples of a task, numbered: chunk {@code c} has one a stream, numbers {@code c * streams} on, each made when it is read
 * from its number and a seed. A network begins each with fresh states.
 */
public final class TaskBatches implements Batches {

    /** Examples that are held out, at least: so many that a share has an error of about a hundredth at most. */
    private static final int HELD_OUT = 1024;

    private final Task task;
    private final int streams;
    private final int chunks;
    private final long seed;
    private final Function<RandomGenerator, Example> maker;

    private TaskBatches(Task task, int streams, int chunks, long seed, Function<RandomGenerator, Example> maker) {
        this.task = task;
        this.maker = maker;
        this.streams = streams;
        this.chunks = chunks;
        this.seed = seed;
    }

    /** Those to train on: no number comes twice in two thousand million steps. */
    public static TaskBatches training(Task task, int streams, long seed) {
        return new TaskBatches(
                task, streams, Integer.MAX_VALUE, Seeds.of(seed, "examples to train on"), task::exercise);
    }

    /** Those held out: the same for every seed of a training, and drawn apart from all that is trained on. */
    public static TaskBatches heldOut(Task task, int streams) {
        return new TaskBatches(
                task, streams, (HELD_OUT + streams - 1) / streams, Seeds.of(0, "examples held out"), task::example);
    }

    /** The example of a number. */
    public Example example(long number) {
        return maker.apply(new SplittableRandom(Seeds.of(seed, number)));
    }

    /** How many examples there are. */
    public long examples() {
        return (long) chunks * streams;
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int chunks() {
        return chunks;
    }

    @Override
    public int steps(int chunk) {
        return task.steps();
    }

    @Override
    public int targets(int chunk) {
        return task.targets() * streams;
    }

    @Override
    public boolean begins(int chunk) {
        return true;
    }

    @Override
    public void fill(int chunk, int firstStream, int rows, int[] inputs, int[] targets) {
        for (int row = 0; row < rows; row++) {
            Example example = example((long) chunk * streams + firstStream + row);
            for (int step = 0; step < task.steps(); step++) {
                inputs[step * rows + row] = example.symbols()[step];
                targets[step * rows + row] = example.targets()[step];
            }
        }
    }
}
