package org.gateloom.samples.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientNormsTest {

    private static final List<int[]> WINDOWS =
            List.of(new int[] {3, 0, 4, 4, 1, 2, 0, 3, 1}, new int[] {1, 4, 2, 0, 2, 3, 3, 1, 0});

    private static final int STEPS = 8;

    /** {@code ∂ℓ/∂h_{t−k} = (Uᵀ)^k Wᵀ (p − y)}, with p from logits that are computed here. */
    @Test
    void ofALinearNetworkTheyAreThoseOfThePowersOfItsMatrix() {
        Source source = new Source("cell.yaml", """
                cell: Straight
                states: {h: hidden}
                next:
                  h: linear(x) + linear(prev(h))
                emit: h
                """);
        Network network = ExampleNetworks.network(source, 5, 1, 4);
        float[] numbers = Weights.initial(network.parameters(), 2).master();

        List<Double> norms =
                GradientNorms.of(network, ExampleNetworks.cells(source, Precision.DOUBLE), numbers, WINDOWS, STEPS);

        double[][] input = matrix(network, numbers, "layer1.h.W_x");
        double[][] recurrent = matrix(network, numbers, "layer1.h.W_h");
        double[][] output = matrix(network, numbers, "output.W");
        double[] expected = new double[STEPS];
        for (int[] window : WINDOWS) {
            double[] h = new double[4];
            for (int time = 0; time < STEPS; time++) {
                double[] one = new double[5];
                one[window[time]] = 1;
                h = sum(times(input, one), times(recurrent, h));
            }
            double[] difference = times(output, h);
            double all = Arrays.stream(difference).map(Math::exp).sum();
            Arrays.setAll(difference, i -> Math.exp(difference[i]) / all - (i == window[STEPS] ? 1 : 0));
            double[] cotangent = times(transposed(output), difference);
            for (int k = 1; k <= STEPS; k++) {
                cotangent = times(transposed(recurrent), cotangent);
                expected[k - 1] +=
                        Math.sqrt(Arrays.stream(cotangent).map(c -> c * c).sum()) / WINDOWS.size();
            }
        }
        for (int k = 1; k <= STEPS; k++) {
            assertThat(norms.get(k - 1)).isCloseTo(expected[k - 1], within(1e-12 * expected[k - 1]));
        }
    }

    /** Two layers, with states of several kinds, and one behind an embedding; by the reference, moved a little. */
    @ParameterizedTest
    @ValueSource(strings = {"peephole-lstm", "intersection-rnn"})
    void ofAnyCellTheyAreThoseOfFiniteDifferences(String cell) {
        Source source = ExampleNetworks.library(cell);
        Network network = ExampleNetworks.network(source, 5, 2, 3);
        float[] numbers = Weights.initial(network.parameters(), 4).master();
        ReferenceNetwork reference = ReferenceNetwork.of(ExampleNetworks.graph(source), network, numbers);

        List<Double> norms =
                GradientNorms.of(network, ExampleNetworks.cells(source, Precision.DOUBLE), numbers, WINDOWS, STEPS);

        for (int k : List.of(1, 2, 7)) {
            double expected = 0;
            for (int[] window : WINDOWS) {
                expected += norm(reference, window, STEPS - k) / WINDOWS.size();
            }
            assertThat(norms.get(k - 1)).isCloseTo(expected, within(1e-7));
        }
    }

    /** Of the gradient of the last symbol's loss by all states before a step. */
    private static double norm(ReferenceNetwork network, int[] window, int step) {
        List<Map<String, Tensor>> before = step == 0
                ? network.start()
                : network.read(Arrays.copyOf(window, step)).layers().stream()
                        .map(Trace::last)
                        .toList();
        int[] rest = Arrays.copyOfRange(window, step, window.length);
        double squares = 0;
        for (int layer = 0; layer < before.size(); layer++) {
            for (String state : before.get(layer).keySet()) {
                for (int i = 0; i < before.get(layer).get(state).values().length; i++) {
                    double up = loss(network, moved(before, layer, state, i, 1e-5), rest);
                    double down = loss(network, moved(before, layer, state, i, -1e-5), rest);
                    squares += Math.pow((up - down) / 2e-5, 2);
                }
            }
        }
        return Math.sqrt(squares);
    }

    private static double loss(ReferenceNetwork network, List<Map<String, Tensor>> before, int... rest) {
        return network.read(before, rest).surprise(rest.length - 1).orElseThrow();
    }

    private static List<Map<String, Tensor>> moved(
            List<Map<String, Tensor>> states, int layer, String state, int place, double by) {
        List<Map<String, Tensor>> moved = new ArrayList<>(states);
        Map<String, Tensor> changed = new LinkedHashMap<>(states.get(layer));
        Tensor tensor = changed.get(state);
        double[] values = tensor.values().clone();
        values[place] += by;
        changed.put(state, new Tensor(tensor.shape(), values));
        moved.set(layer, changed);
        return moved;
    }

    private static double[][] matrix(Network network, float[] numbers, String name) {
        ParameterTable.Entry entry = network.parameters().entry(name);
        double[][] matrix = new double[entry.rows()][entry.columns()];
        for (int row = 0; row < entry.rows(); row++) {
            for (int column = 0; column < entry.columns(); column++) {
                matrix[row][column] = numbers[entry.index(row, column)];
            }
        }
        return matrix;
    }

    private static double[] times(double[][] matrix, double... vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int i = 0; i < row.length; i++) {
                        sum += row[i] * vector[i];
                    }
                    return sum;
                })
                .toArray();
    }

    private static double[] sum(double[] a, double... b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[0].length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }
}
