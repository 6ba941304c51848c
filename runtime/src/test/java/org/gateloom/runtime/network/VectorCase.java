package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.text.Batches;

/** A network of one {@link Elman} cell that reads vectors and learns from one chunk, held against plain loops in double. */
final class VectorCase {

    static final int STEPS = 4;
    static final int ROWS = 3;
    static final int HIDDEN = 5;

    private final Network network;
    private final FloatValues weights;
    private final Parameters parameters;

    VectorCase(Ends.OfVectors ends) {
        this.network = new Network(List.of(new Elman(ends.in(), HIDDEN)), ends, DropoutRates.NONE);
        this.weights = new FloatValues(network.parameters().length());
        Initializers.fill(network.parameters(), weights, 3);
        this.parameters = Parameters.of(weights);
    }

    /** Numbers at chance from -1 to 1, [steps, rows, size]. */
    static float[] vectors(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[STEPS * ROWS * size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }

    /** What is so of every chunk of a case; there is but one. */
    abstract static class Chunk {

        public int streams() {
            return ROWS;
        }

        public int chunks() {
            return 1;
        }

        public int steps(int chunk) {
            return STEPS;
        }

        public boolean begins(int chunk) {
            return true;
        }
    }

    /**
     * What came of a step.
     *
     * @param loss the sum over the targets
     * @param right how many answers were right before it
     */
    record Learnt(double loss, int right, double[] gradient) {}

    /**
     * Takes a step.
     *
     * @param scale what losses are multiplied with for the gradient
     * @param rows of each lane
     */
    Learnt learn(Batches given, float scale, int... rows) {
        List<Lane> lanes = new ArrayList<>();
        int first = 0;
        for (int count : rows) {
            lanes.add(network.lane(parameters, STEPS, first, count, ROWS));
            first += count;
        }
        new Transposition(network.parameters(), parameters, lanes.get(0).transposed()).run();
        double loss = 0;
        int right = 0;
        for (Lane lane : lanes) {
            lane.take(given, 0);
            right += lane.right(STEPS);
            loss += lane.learn(STEPS, scale, 0);
        }
        FloatValues gradient = new FloatValues(weights.length());
        network.gradients(lanes, gradient).forEach(work -> work.run(STEPS));
        return new Learnt(loss, right, gradient.toDoubles());
    }

    /** The network as plain loops. */
    Plain plain() {
        return new Plain(network, weights.toDoubles());
    }

    /** A gradient is the one of a mean loss, of which it is told by small steps to both sides. */
    void assertGradient(double[] gradient, ToDoubleFunction<Plain> mean) {
        double[] p = weights.toDoubles();
        double h = 1e-5;
        for (int i = 0; i < p.length; i++) {
            double here = p[i];
            p[i] = here + h;
            double above = mean.applyAsDouble(new Plain(network, p));
            p[i] = here - h;
            double below = mean.applyAsDouble(new Plain(network, p));
            p[i] = here;
            assertThat(gradient[i]).as("parameter " + i).isCloseTo((above - below) / (2 * h), within(2e-6));
        }
    }

    /** Has the network take a chunk as the only lane. */
    static void take(Network network, Batches given) {
        Parameters weights = Parameters.of(new FloatValues(network.parameters().length()));
        network.lane(weights, STEPS, 0, ROWS, ROWS).take(given, 0);
    }
}
