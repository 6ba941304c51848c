package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable.Entry;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.ClassBatches;
import org.junit.jupiter.api.Test;

/** A network that reads vectors and says classes, against plain loops in double. */
class ClassesTest {

    private static final int STEPS = 4;
    private static final int ROWS = 3;
    private static final int IN = 2;
    private static final int HIDDEN = 5;
    private static final int CLASSES = 3;

    private final Network network =
            new Network(List.of(new Elman(IN, HIDDEN)), new Ends.Classes(IN, CLASSES), DropoutRates.NONE);
    private final Given given = new Given(numbers(), STEPS - 1);

    private static float[] numbers() {
        SplittableRandom random = new SplittableRandom(7);
        float[] numbers = new float[STEPS * ROWS * IN];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }

    /**
     * Row {@code i} says class {@code i} at its last step, but the first row at a step of its own.
     *
     * @param firstEnds the step
     */
    private record Given(float[] vectors, int firstEnds) implements ClassBatches {

        @Override
        public int streams() {
            return ROWS;
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public int steps(int chunk) {
            return STEPS;
        }

        @Override
        public int targets(int chunk) {
            return ROWS;
        }

        @Override
        public boolean begins(int chunk) {
            return true;
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
        FloatValues weights = new FloatValues(network.parameters().length());
        FloatValues gradient = new FloatValues(weights.length());
        Initializers.fill(network.parameters(), weights, 3);
        Parameters parameters = Parameters.of(weights);
        List<Lane> lanes = List.of(
                network.lane(parameters, STEPS, 0, 1, ROWS), network.lane(parameters, STEPS, 1, ROWS - 1, ROWS));
        new Transposition(network.parameters(), parameters, lanes.get(0).transposed()).run();
        double loss = 0;
        int right = 0;
        for (Lane lane : lanes) {
            lane.take(given, 0);
            right += lane.right(STEPS);
            loss += lane.learn(STEPS, 1f / ROWS, 0);
        }
        network.gradients(lanes, gradient).forEach(work -> work.run(STEPS));

        double[] p = weights.toDoubles();
        assertThat(loss / ROWS).isCloseTo(plain(p), within(2e-6));
        assertThat(right).isEqualTo(plainlyRight(p));
        double h = 1e-5;
        for (int i = 0; i < p.length; i++) {
            double here = p[i];
            p[i] = here + h;
            double above = plain(p);
            p[i] = here - h;
            double below = plain(p);
            p[i] = here;
            assertThat(gradient.get(i)).as("parameter " + i).isCloseTo((above - below) / (2 * h), within(2e-6));
        }
    }

    /** As where series of several lengths are read side by side. */
    @Test
    void whatStandsBehindTheLastTargetOfARowChangesNothing() {
        float[] other = numbers();
        for (int step = 2; step < STEPS; step++) {
            Arrays.fill(other, step * ROWS * IN, step * ROWS * IN + IN, 0);
        }
        assertThat(learnt(new Given(other, 1))).containsExactly(learnt(new Given(numbers(), 1)));
        assertThat(learnt(new Given(other, 2))).isNotEqualTo(learnt(new Given(numbers(), 2)));
    }

    /** The gradient, and behind it the loss. */
    private double[] learnt(Given batches) {
        FloatValues weights = new FloatValues(network.parameters().length());
        FloatValues gradient = new FloatValues(weights.length());
        Initializers.fill(network.parameters(), weights, 3);
        Parameters parameters = Parameters.of(weights);
        Lane lane = network.lane(parameters, STEPS, 0, ROWS, ROWS);
        new Transposition(network.parameters(), parameters, lane.transposed()).run();
        lane.take(batches, 0);
        double loss = lane.learn(STEPS, 1f / ROWS, 0);
        network.gradients(List.of(lane), gradient).forEach(work -> work.run(STEPS));
        double[] all = Arrays.copyOf(gradient.toDoubles(), weights.length() + 1);
        all[weights.length()] = loss;
        return all;
    }

    /** The mean cross entropy of {@link #given}. */
    private double plain(double[] p) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] logits = logits(p, row);
            loss += Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[row];
        }
        return loss / ROWS;
    }

    private int plainlyRight(double[] p) {
        int right = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] logits = logits(p, row);
            right += logits[row] == Arrays.stream(logits).max().getAsDouble() ? 1 : 0;
        }
        return right;
    }

    /** At the last step of a row. */
    private double[] logits(double[] p, int row) {
        double[] state = new double[HIDDEN];
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[HIDDEN];
            for (int i = 0; i < HIDDEN; i++) {
                double sum = p[at("layer1.h.b", i, 0)];
                for (int k = 0; k < IN; k++) {
                    sum += p[at("layer1.h.W_x", i, k)] * given.vectors()[(step * ROWS + row) * IN + k];
                }
                for (int k = 0; k < HIDDEN; k++) {
                    sum += p[at("layer1.h.W_h", i, k)] * state[k];
                }
                next[i] = Math.tanh(sum);
            }
            state = next;
        }
        double[] logits = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            logits[i] = p[at("output.b", i, 0)];
            for (int k = 0; k < HIDDEN; k++) {
                logits[i] += p[at("output.W", i, k)] * state[k];
            }
        }
        return logits;
    }

    private int at(String parameter, int row, int column) {
        Entry entry = network.parameters().entry(parameter);
        return entry.matrix() ? entry.index(row, column) : entry.offset() + row;
    }

    @Test
    void numbersAreNotClasses() {
        Network ofNumbers =
                new Network(List.of(new Elman(IN, HIDDEN)), new Ends.Vectors(IN, 1, 0.1), DropoutRates.NONE);
        Parameters weights =
                Parameters.of(new FloatValues(ofNumbers.parameters().length()));
        Lane lane = ofNumbers.lane(weights, STEPS, 0, ROWS, ROWS);
        assertThatThrownBy(() -> lane.take(given, 0)).hasMessage("the network says numbers, not classes");
    }
}
