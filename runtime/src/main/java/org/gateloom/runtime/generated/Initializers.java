package org.gateloom.runtime.generated;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.cell.Initializer;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.math.Seeds;

/**
 * How parameters can be filled. A matrix {@code [rows, columns]} has fan-out {@code rows} and fan-in {@code columns}; a
 * vector has fan-in 1.
 *
 * <p>Every number is computed in double and only then rounded to the block's precision, and only by operations that
 * give the same bits on every Java machine, so that a seed gives the same start in float and in double, everywhere.
 */
public final class Initializers {

    private Initializers() {}

    /**
     * Fills every parameter of a table. Each has a stream of chance of its own, seeded by its name: two cells that share
     * a parameter's name and shape start with the same numbers there, whatever else differs. Copies are filled last.
     *
     * @param values a block as the table describes it
     */
    public static void fill(ParameterTable table, Values values, long seed) {
        for (ParameterTable.Entry entry : table.entries()) {
            if (entry.initializer() instanceof Initializer.Own own) {
                SplittableRandom random = new SplittableRandom(Seeds.of(seed, entry.name()));
                for (int block = 0; block < entry.blocks(); block++) {
                    own.fill(entry.block(block), values, random);
                }
            }
        }
        for (ParameterTable.Entry entry : table.entries()) {
            if (entry.initializer() instanceof Initializer.Copy copy) {
                copy(table.entry(copy.parameter()), entry, copy.factor(), values);
            }
        }
    }

    private static void copy(ParameterTable.Entry from, ParameterTable.Entry to, double factor, Values values) {
        if (!from.shape().equals(to.shape())) {
            throw new IllegalArgumentException(
                    to.name() + " starts as " + from.name() + " does, which has another shape");
        }
        for (int i = 0; i < to.length(); i++) {
            values.set(to.offset() + i, factor * values.get(from.offset() + i));
        }
    }

    /** The number everywhere. */
    public static Initializer.Own constant(double value) {
        return (entry, values, random) -> each(entry, values, () -> value);
    }

    /** Uniform in [low, high). */
    public static Initializer.Own uniform(double low, double high) {
        return (entry, values, random) -> each(entry, values, () -> low + (high - low) * random.nextDouble());
    }

    /** The logarithm of a number that is uniform in [low, high); 0 &lt; low. */
    public static Initializer.Own logUniform(double low, double high) {
        return (entry, values, random) ->
                each(entry, values, () -> StrictMath.log(low + (high - low) * random.nextDouble()));
    }

    /** As another parameter of the cell starts, which has the same shape. */
    public static Initializer copy(String parameter) {
        return new Initializer.Copy(parameter, 1);
    }

    /** As the negative of what another parameter of the cell starts as, which has the same shape. */
    public static Initializer negative(String parameter) {
        return new Initializer.Copy(parameter, -1);
    }

    /** Normal with mean 0. */
    public static Initializer.Own normal(double deviation) {
        return (entry, values, random) -> each(entry, values, () -> deviation * gaussian(random));
    }

    /** Uniform in ±1/√fan-in. */
    public static Initializer.Own fanIn() {
        return (entry, values, random) -> {
            double bound = 1 / Math.sqrt(columns(entry));
            uniform(-bound, bound).fill(entry, values, random);
        };
    }

    /** Uniform in ±√(6/(fan-in + fan-out)); Glorot and Bengio 2010. */
    public static Initializer.Own glorot() {
        return (entry, values, random) -> {
            double bound = Math.sqrt(6.0 / (columns(entry) + entry.rows()));
            uniform(-bound, bound).fill(entry, values, random);
        };
    }

    /**
     * Rows, or columns if they are fewer, orthonormal, times gain; Saxe, McClelland, Ganguli 2014. Uniform over all such
     * matrices: normal vectors, made orthonormal one after the other.
     */
    public static Initializer.Own orthogonal(double gain) {
        return (entry, values, random) -> {
            int columns = columns(entry);
            boolean wide = entry.rows() <= columns;
            double[][] basis = orthonormal(wide ? entry.rows() : columns, wide ? columns : entry.rows(), random);
            for (int row = 0; row < entry.rows(); row++) {
                for (int column = 0; column < columns; column++) {
                    values.set(entry.index(row, column), gain * (wide ? basis[row][column] : basis[column][row]));
                }
            }
        };
    }

    /** Scale on the diagonal, 0 elsewhere; with scale 1 as in Le, Jaitly, Hinton 2015. */
    public static Initializer.Own identity(double scale) {
        return (entry, values, random) -> {
            for (int row = 0; row < entry.rows(); row++) {
                for (int column = 0; column < columns(entry); column++) {
                    values.set(entry.index(row, column), row == column ? scale : 0);
                }
            }
        };
    }

    /** {@code count} orthonormal vectors of {@code length} elements, by Gram and Schmidt. */
    private static double[][] orthonormal(int count, int length, RandomGenerator random) {
        double[][] basis = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                basis[i][k] = gaussian(random);
            }
            // Twice: what rounding leaves of the others after the first time is gone after the second.
            for (int time = 0; time < 2; time++) {
                for (int j = 0; j < i; j++) {
                    subtract(basis[i], dot(basis[i], basis[j]), basis[j]);
                }
            }
            double norm = Math.sqrt(dot(basis[i], basis[i]));
            for (int k = 0; k < length; k++) {
                basis[i][k] /= norm;
            }
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void subtract(double[] from, double times, double[] vector) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= times * vector[k];
        }
    }

    /** A standard normal number by Box and Muller 1958; StrictMath, because Math may differ between machines. */
    private static double gaussian(RandomGenerator random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static void each(ParameterTable.Entry entry, Values values, Draw draw) {
        for (int row = 0; row < entry.rows(); row++) {
            for (int column = 0; column < columns(entry); column++) {
                values.set(entry.index(row, column), draw.next());
            }
        }
    }

    private static int columns(ParameterTable.Entry entry) {
        return entry.matrix() ? entry.columns() : 1;
    }

    @FunctionalInterface
    private interface Draw {
        double next();
    }
}
