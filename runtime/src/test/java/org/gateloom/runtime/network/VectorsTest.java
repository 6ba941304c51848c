package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gateloom.runtime.network.VectorCase.ROWS;
import static org.gateloom.runtime.network.VectorCase.STEPS;

import java.util.List;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.text.VectorBatches;
import org.junit.jupiter.api.Test;

/** A network that reads vectors and says numbers, held against plain loops in double. */
class VectorsTest {

    private static final int IN = 3;
    private static final int OUT = 2;

    private final VectorCase network = new VectorCase(new Ends.Vectors(IN, OUT, 0.1));
    private final Given given = new Given();

    /** Numbers at chance; every third place has a target. */
    private static final class Given extends VectorCase.Chunk implements VectorBatches {

        private final float[] vectors = VectorCase.vectors(IN, 5);
        private final float[] said = VectorCase.vectors(OUT, 6);

        Given() {
            for (int i = 0; i < said.length; i++) {
                if (i / OUT % 3 != 0) {
                    said[i] = Float.NaN;
                }
            }
        }

        @Override
        public int targets(int chunk) {
            return STEPS * ROWS / 3;
        }

        @Override
        public int inputSize() {
            return IN;
        }

        @Override
        public int outputSize() {
            return OUT;
        }

        @Override
        public void fill(int chunk, int firstStream, int rows, float[] inputs, float[] targets) {
            for (int step = 0; step < STEPS; step++) {
                int from = step * ROWS + firstStream;
                System.arraycopy(vectors, from * IN, inputs, step * rows * IN, rows * IN);
                System.arraycopy(said, from * OUT, targets, step * rows * OUT, rows * OUT);
            }
        }
    }

    /** Two lanes, so that rows are taken from the middle of a chunk. */
    @Test
    void lossAndGradientAgreeWithPlainLoopsInDouble() {
        VectorCase.Learnt learnt = network.learn(given, 1f / given.targets(0), 1, ROWS - 1);

        assertThat(learnt.loss() / given.targets(0)).isCloseTo(mean(network.plain()), within(2e-6));
        network.assertGradient(learnt.gradient(), this::mean);
    }

    /** The mean loss of {@link #given}. */
    private double mean(Plain plain) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            double[][] outputs = plain.outputs(STEPS, ROWS, row, given.vectors);
            for (int step = 0; step < STEPS; step++) {
                int at = (step * ROWS + row) * OUT;
                for (int i = 0; i < OUT && !Float.isNaN(given.said[at]); i++) {
                    double error = outputs[step][i] - given.said[at + i];
                    loss += error * error / OUT;
                }
            }
        }
        return loss / given.targets(0);
    }

    @Test
    void anAnswerIsRightWhenEachOfItsNumbersIsNear() {
        float[] targets = {1, 2, Float.NaN, Float.NaN, 0, 0, 3, 3};
        SquaredError error = new SquaredError(2, 0.1, targets);
        float[] outputs = {1.05f, 1.95f, 7, 7, 0.05f, 0.2f, 3, 3};
        assertThat(error.right(outputs, 4, 0)).isEqualTo(2);
        assertThat(error.right(new float[] {0.05f, 0}, 1, 2)).isEqualTo(1);
        assertThat(error.loss(outputs, 4, 0)).isCloseTo((0.0025 + 0.0025 + 0.0025 + 0.04) / 2, within(1e-7));
        assertThat(error.loss(new float[] {Float.NaN, 0}, 1, 2)).isNaN();
    }

    @Test
    void whatDoesNotFitIsASentence() {
        List<Elman> ofFour = List.of(new Elman(4, VectorCase.HIDDEN));
        assertThatThrownBy(() -> new Network(ofFour, new Ends.Vectors(IN, OUT, 0.1), DropoutRates.NONE))
                .hasMessage("layer 1 reads 4 numbers, there are 3");
        assertThatThrownBy(() -> VectorCase.take(new Network(ofFour, 4, DropoutRates.NONE), given))
                .hasMessage("the network reads symbols, not vectors");
    }
}
