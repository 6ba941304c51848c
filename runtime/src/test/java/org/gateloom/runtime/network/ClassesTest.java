package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gateloom.runtime.network.VectorCase.ROWS;
import static org.gateloom.runtime.network.VectorCase.STEPS;

import java.util.Arrays;
import java.util.List;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.ClassBatches;
import org.junit.jupiter.api.Test;

/** A network that reads vectors and says classes, against plain loops in double. */
class ClassesTest {

    private static final int IN = 2;
    private static final int CLASSES = 3;

    private final VectorCase network = new VectorCase(new Ends.Classes(IN, CLASSES));
    private final Given given = new Given(numbers(), STEPS - 1);

    private static float[] numbers() {
        return VectorCase.vectors(IN, 7);
    }

    /** Row {@code i} says class {@code i} at its last step, but the first row at a step of its own. */
    private static final class Given extends VectorCase.Chunk implements ClassBatches {

        private final float[] vectors;
        private final int firstEnds;

        /**
         * A chunk.
         *
         * @param firstEnds the step at which the first row says its class
         */
        Given(float[] vectors, int firstEnds) {
            this.vectors = vectors;
            this.firstEnds = firstEnds;
        }

        @Override
        public int targets(int chunk) {
            return ROWS;
        }

        @Override
        public int inputSize() {
            return IN;
        }

        @Override
        public void fill(int chunk, int firstStream, int rows, float[] inputs, int[] targets) {
            Arrays.fill(targets, Batches.NO_TARGET);
            for (int step = 0; step < STEPS; step++) {
                System.arraycopy(vectors, (step * ROWS + firstStream) * IN, inputs, step * rows * IN, rows * IN);
            }
            for (int row = 0; row < rows; row++) {
                int last = firstStream + row == 0 ? firstEnds : STEPS - 1;
                targets[last * rows + row] = firstStream + row;
            }
        }
    }

    @Test
    void lossAndGradientAgreeWithPlainLoopsInDouble() {
        VectorCase.Learnt learnt = network.learn(given, 1f / ROWS, 1, ROWS - 1);

        assertThat(learnt.loss() / ROWS).isCloseTo(mean(network.plain()), within(2e-6));
        assertThat(learnt.right()).isEqualTo(right(network.plain()));
        network.assertGradient(learnt.gradient(), this::mean);
    }

    /** As where series of several lengths are read side by side. */
    @Test
    void whatStandsBehindTheLastTargetOfARowChangesNothing() {
        float[] other = numbers();
        for (int step = 2; step < STEPS; step++) {
            Arrays.fill(other, step * ROWS * IN, step * ROWS * IN + IN, 0);
        }
        assertThat(learnt(new Given(other, 1))).isEqualTo(learnt(new Given(numbers(), 1)));
        assertThat(learnt(new Given(other, 2))).isNotEqualTo(learnt(new Given(numbers(), 2)));
    }

    /** The loss and the gradient. */
    private List<Object> learnt(Given batches) {
        VectorCase.Learnt learnt = network.learn(batches, 1f / ROWS, ROWS);
        return List.of(learnt.loss(), Arrays.stream(learnt.gradient()).boxed().toList());
    }

    /** The mean cross entropy of {@link #given}. */
    private double mean(Plain plain) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] logits = logits(plain, row);
            loss += Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[row];
        }
        return loss / ROWS;
    }

    private int right(Plain plain) {
        int right = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] logits = logits(plain, row);
            right += logits[row] == Arrays.stream(logits).max().getAsDouble() ? 1 : 0;
        }
        return right;
    }

    /** At the last step of a row. */
    private double[] logits(Plain plain, int row) {
        return plain.outputs(STEPS, ROWS, row, given.vectors)[STEPS - 1];
    }

    @Test
    void numbersAreNotClasses() {
        Network ofNumbers =
                new Network(List.of(new Elman(IN, VectorCase.HIDDEN)), new Ends.Vectors(IN, 1, 0.1), DropoutRates.NONE);
        assertThatThrownBy(() -> VectorCase.take(ofNumbers, given)).hasMessage("the network says numbers, not classes");
    }
}
