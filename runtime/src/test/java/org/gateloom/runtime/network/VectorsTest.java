package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable.Entry;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.text.VectorBatches;
import org.junit.jupiter.api.Test;

/** A network that reads vectors and says numbers, held against plain loops in double. */
class VectorsTest {

    private static final int STEPS = 4;
    private static final int ROWS = 3;
    private static final int IN = 3;
    private static final int HIDDEN = 5;
    private static final int OUT = 2;

    private final Network network =
            new Network(List.of(new Elman(IN, HIDDEN)), new Ends.Vectors(IN, OUT, 0.1), DropoutRates.NONE);
    private final Given given = new Given(new float[STEPS * ROWS * IN], new float[STEPS * ROWS * OUT]);

    /** Numbers at chance; every third place has a target. */
    private record Given(float[] vectors, float[] said) implements VectorBatches {

        Given {
            SplittableRandom random = new SplittableRandom(5);
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = 2 * random.nextFloat() - 1;
            }
            for (int i = 0; i < said.length; i++) {
                said[i] = i / OUT % 3 == 0 ? random.nextFloat() : Float.NaN;
            }
        }

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
            return STEPS * ROWS / 3;
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

    @Test
    void lossAndGradientAgreeWithPlainLoopsInDouble() {
        FloatValues weights = new FloatValues(network.parameters().length());
        FloatValues gradient = new FloatValues(weights.length());
        Initializers.fill(network.parameters(), weights, 3);
        Parameters parameters = Parameters.of(weights);
        // Two lanes, so that rows are taken from the middle of a chunk.
        List<Lane> lanes = List.of(
                network.lane(parameters, STEPS, 0, 1, ROWS), network.lane(parameters, STEPS, 1, ROWS - 1, ROWS));
        new Transposition(network.parameters(), parameters, lanes.get(0).transposed()).run();
        double loss = 0;
        for (Lane lane : lanes) {
            lane.take(given, 0);
            loss += lane.learn(STEPS, 1f / given.targets(0), 0);
        }
        network.gradients(lanes, gradient).forEach(work -> work.run(STEPS));

        double[] p = weights.toDoubles();
        assertThat(loss / given.targets(0)).isCloseTo(plain(p), within(2e-6));
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

    /** The mean loss of {@link #given}. */
    private double plain(double[] p) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] state = new double[HIDDEN];
            for (int step = 0; step < STEPS; step++) {
                int place = step * ROWS + row;
                double[] next = new double[HIDDEN];
                for (int i = 0; i < HIDDEN; i++) {
                    double sum = p[at("layer1.h.b", i, 0)];
                    for (int k = 0; k < IN; k++) {
                        sum += p[at("layer1.h.W_x", i, k)] * given.vectors()[place * IN + k];
                    }
                    for (int k = 0; k < HIDDEN; k++) {
                        sum += p[at("layer1.h.W_h", i, k)] * state[k];
                    }
                    next[i] = Math.tanh(sum);
                }
                state = next;
                for (int i = 0; i < OUT && !Float.isNaN(given.said()[place * OUT]); i++) {
                    double y = p[at("output.b", i, 0)];
                    for (int k = 0; k < HIDDEN; k++) {
                        y += p[at("output.W", i, k)] * state[k];
                    }
                    double error = y - given.said()[place * OUT + i];
                    loss += error * error / OUT;
                }
            }
        }
        return loss / given.targets(0);
    }

    private int at(String parameter, int row, int column) {
        Entry entry = network.parameters().entry(parameter);
        return entry.matrix() ? entry.index(row, column) : entry.offset() + row;
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
        assertThatThrownBy(() ->
                        new Network(List.of(new Elman(4, HIDDEN)), new Ends.Vectors(IN, OUT, 0.1), DropoutRates.NONE))
                .hasMessage("layer 1 reads 4 numbers, there are 3");
        Network ofSymbols = new Network(List.of(new Elman(4, HIDDEN)), 4, DropoutRates.NONE);
        Parameters weights =
                Parameters.of(new FloatValues(ofSymbols.parameters().length()));
        Lane lane = ofSymbols.lane(weights, STEPS, 0, ROWS, ROWS);
        assertThatThrownBy(() -> lane.take(given, 0)).hasMessage("the network reads symbols, not vectors");
    }
}
