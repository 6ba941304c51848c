package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.Network;

/**
 * How strongly the loss at one step depends on the states some steps before it; Pascanu, Mikolov, Bengio 2013, On the
 * Difficulty of Training Recurrent Neural Networks, sections 2 and 2.1, for any cell.
 *
 * <p>Let {@code ℓ_t} be the loss, in nats, of the symbol after step {@code t}, and {@code s_{t−k}} all that the network
 * hands from step {@code t−k} to step {@code t−k+1}: every state of every layer, as one vector. The norm at distance
 * {@code k} is the mean over positions {@code t} of the Euclidean norm of {@code ∂ℓ_t/∂s_{t−k}}, for {@code k = 1, 2, …};
 * after step {@code t} itself nothing is handed on that {@code ℓ_t} depends on.
 *
 * <p>Generated code computes it, in double, in which a norm may fall to 1e-300: forward to {@code t}, and back from there
 * step by step, each on a tape of one step. Rows are positions of the text. Nothing is dropped.
 */
public final class GradientNorms {

    private final Network network;
    private final float[] numbers;
    private final SteppingLayers layers;
    private final int rows;

    private GradientNorms(Network network, float[] numbers, SteppingLayers layers, int rows) {
        this.network = network;
        this.numbers = numbers;
        this.layers = layers;
        this.rows = rows;
    }

    /**
     * The norms at the distances 1 to some greatest one.
     *
     * @param network whose layers are in float
     * @param cells the same cell at given sizes, in double
     * @param numbers the network's parameters, as its table describes them
     * @param windows {@code [rows][steps + 1]}: what is read from the start state on, and the symbol whose loss it is
     * @param distance the greatest, at most {@code steps}
     * @return one for each distance; not finite where the numbers leave the range of a double
     */
    public static List<Double> of(
            Network network,
            Function<Map<String, Integer>, Cell> cells,
            float[] numbers,
            List<int[]> windows,
            int distance) {
        int steps = windows.get(0).length - 1;
        if (distance < 1 || distance > steps) {
            throw new IllegalArgumentException("a distance of " + distance + " in " + steps + " steps");
        }
        SteppingLayers layers = new SteppingLayers(network, cells, numbers, windows.size());
        return new GradientNorms(network, numbers, layers, windows.size()).run(windows, steps, distance);
    }

    private List<Double> run(List<int[]> windows, int steps, int distance) {
        List<List<double[]>> before = new ArrayList<>();
        layers.reset();
        for (int time = 0; time < steps; time++) {
            before.add(time < steps - distance ? List.of() : layers.states());
            layers.forward(at(windows, time));
            layers.carry();
        }
        int[] targets = at(windows, steps);
        List<Double> norms = new ArrayList<>();
        List<double[]> cotangents = layers.noCotangents();
        double[] none = new double[layers.output().length];
        for (int time = steps - 1; time >= steps - distance; time--) {
            layers.restore(before.get(time));
            layers.forward(at(windows, time));
            cotangents = layers.backward(time == steps - 1 ? lossCotangent(targets) : none, cotangents);
            norms.add(meanNorm(cotangents));
        }
        return norms;
    }

    private static int[] at(List<int[]> windows, int time) {
        return windows.stream().mapToInt(window -> window[time]).toArray();
    }

    /** {@code ∂ℓ/∂h = Wᵀ (p − y)} at what the last layer emits, {@code [rows, size]}. */
    private double[] lossCotangent(int... targets) {
        double[] emitted = layers.output();
        int size = emitted.length / rows;
        int symbols = network.symbols();
        int weights = network.parameters().entry("output.W").offset();
        int bias = network.parameters().entry("output.b").offset();
        double[] cotangent = new double[emitted.length];
        for (int row = 0; row < rows; row++) {
            double[] logits = new double[symbols];
            for (int symbol = 0; symbol < symbols; symbol++) {
                logits[symbol] = numbers[bias + symbol];
                for (int i = 0; i < size; i++) {
                    logits[symbol] += numbers[weights + i * symbols + symbol] * emitted[row * size + i];
                }
            }
            double greatest = Arrays.stream(logits).max().orElseThrow();
            double sum = Arrays.stream(logits)
                    .map(logit -> Math.exp(logit - greatest))
                    .sum();
            for (int symbol = 0; symbol < symbols; symbol++) {
                double difference = Math.exp(logits[symbol] - greatest) / sum - (symbol == targets[row] ? 1 : 0);
                for (int i = 0; i < size; i++) {
                    cotangent[row * size + i] += numbers[weights + i * symbols + symbol] * difference;
                }
            }
        }
        return cotangent;
    }

    /** Of blocks {@code [rows, size]}: the mean over the rows of the norm of a row of all of them. */
    private double meanNorm(List<double[]> blocks) {
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            double norm = 0;
            for (double[] block : blocks) {
                int size = block.length / rows;
                for (int i = row * size; i < (row + 1) * size; i++) {
                    // Not the root of a sum of squares, which are 0 for numbers below 1e-162.
                    norm = Math.hypot(norm, block[i]);
                }
            }
            mean += norm / rows;
        }
        return mean;
    }
}
