package org.gateloom.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.runtime.cell.DoubleValues;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Initializers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of all kinds of shapes, which are cut in different ways, against three loops. */
class ProductsTest {

    /** Not from the start of its block. */
    private static final int AT = 3;

    static Stream<Arguments> shapes() {
        return Stream.of(
                        shape(1, 1, 2),
                        shape(1, 83, 128),
                        shape(1, 1025, 1031),
                        shape(7, 83, 128),
                        shape(8, 128, 128),
                        shape(25, 512, 512),
                        shape(33, 130, 257),
                        shape(101, 67, 129),
                        shape(400, 83, 128),
                        shape(401, 129, 131),
                        shape(1201, 100, 200))
                .flatMap(sizes -> Stream.of(false, true).map(add -> Arguments.of(sizes[0], sizes[1], sizes[2], add)));
    }

    private static int[] shape(int rows, int out, int in) {
        return new int[] {rows, out, in};
    }

    @ParameterizedTest(name = "{0} rows, {1} x {2}, added: {3}")
    @MethodSource("shapes")
    void areWhatThreeLoopsGive(int rows, int out, int in, boolean add) {
        SplittableRandom random = new SplittableRandom(1);
        double[] weights = random.doubles((long) out * in, -1, 1).toArray(); // column by column
        double[] operand = random.doubles((long) rows * in, -1, 1).toArray();
        double[] cotangent = random.doubles((long) rows * out, -1, 1).toArray();
        double[] result = random.doubles((long) rows * out, -1, 1).toArray();
        double[] back = random.doubles((long) rows * in, -1, 1).toArray();
        double[] gradient = random.doubles((long) out * in, -1, 1).toArray();
        for (boolean inFloat : new boolean[] {true, false}) {
            Values w = values(weights, inFloat);
            Values v = values(operand, inFloat);
            Values c = values(cotangent, inFloat);
            Values y = values(result, inFloat);
            Values x = values(back, inFloat);
            Values g = values(gradient, inFloat);

            Products.multiply(rows, out, in, v, AT, w, AT, y, AT, add);
            Products.multiply(rows, in, out, c, AT, transposed(w, out, in), AT, x, AT, add);
            int middle = in / 2;
            Products.gradient(rows, out, in, 0, middle, v, AT, c, AT, g, AT, add);
            Products.gradient(rows, out, in, middle, in, v, AT, c, AT, g, AT, add);

            double allowed = (inFloat ? 1e-6 : 1e-15) * Math.max(Math.max(rows, out), in);
            for (int probe = 0; probe < 500; probe++) {
                int row = random.nextInt(rows);
                int o = random.nextInt(out);
                int i = random.nextInt(in);
                double forward = add ? result[row * out + o] : 0;
                for (int k = 0; k < in; k++) {
                    forward += weights[k * out + o] * operand[row * in + k];
                }
                double backward = add ? back[row * in + i] : 0;
                for (int k = 0; k < out; k++) {
                    backward += weights[i * out + k] * cotangent[row * out + k];
                }
                double outer = add ? gradient[i * out + o] : 0;
                for (int k = 0; k < rows; k++) {
                    outer += operand[k * in + i] * cotangent[k * out + o];
                }
                assertThat(y.get(AT + row * out + o)).isCloseTo(forward, within(allowed));
                assertThat(x.get(AT + row * in + i)).isCloseTo(backward, within(allowed));
                assertThat(g.get(AT + i * out + o)).isCloseTo(outer, within(allowed));
            }
        }
    }

    /** As backward has it: {@code W} row by row. */
    private static Values transposed(Values weights, int out, int in) {
        ParameterTable table = ParameterTable.EMPTY
                .with("before", AT, 0, Initializers.constant(0))
                .with("W", out, in, Initializers.constant(0));
        Parameters parameters = Parameters.of(weights);
        new Transposition(table, parameters, List.of("W")).run();
        return parameters.transposed();
    }

    private static Values values(double[] numbers, boolean inFloat) {
        Values values = inFloat ? new FloatValues(AT + numbers.length) : new DoubleValues(AT + numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            values.set(AT + i, numbers[i]);
        }
        return values;
    }
}
