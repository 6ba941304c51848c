package org.gateloom.runtime.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.blas.BlockProducts;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Values;

/**
 * Collects what the tapes of a batch contribute to the gradients of a cell's parameters, and cuts it into {@link
 * GradientWork}. Contributions to one parameter are added in the order in which they were given.
 */
public final class Gradients {

    /** A matrix's gradient is cut into pieces of about so many multiply-adds a row of the batch. */
    private static final int PIECE = 1 << 15;

    private final ParameterTable parameters;
    private final Values gradient;
    private final Map<String, List<Factors>> matrices = new LinkedHashMap<>();
    private final Map<String, List<Sums>> vectors = new LinkedHashMap<>();

    /**
     * For one gradient block.
     *
     * @param parameters the cell's
     * @param gradient as they describe
     */
    public Gradients(ParameterTable parameters, Values gradient) {
        this.parameters = parameters;
        this.gradient = gradient;
    }

    /** Two sequences whose outer products, added over steps and rows, are a lane's share of a matrix's gradient. */
    private record Factors(Values left, int leftAt, Values right, int rightAt, int[] symbols, int rows) {}

    /** Sums over steps, [rows, size]: a lane's share of a vector's gradient. */
    private record Sums(float[] floats, double[] doubles) {}

    /**
     * {@code gradient += Σ left rightᵀ}.
     *
     * @param left of the matrix's rows: [time, rows, out] from {@code leftAt} on
     * @param right of the matrix's columns: [time, rows, in] from {@code rightAt} on
     * @param rows of the lane
     */
    public void matrix(String parameter, Values left, int leftAt, Values right, int rightAt, int rows) {
        factors(parameter).add(new Factors(left, leftAt, right, rightAt, null, rows));
    }

    /** The same with the lane's input on the right. */
    public void input(String parameter, Values left, int leftAt, Sequence input, int rows) {
        factors(parameter)
                .add(
                        input instanceof Sequence.Symbols symbols
                                ? new Factors(left, leftAt, null, 0, symbols.ids(), rows)
                                : new Factors(left, leftAt, ((Sequence.Vectors) input).values(), 0, null, rows));
    }

    private List<Factors> factors(String parameter) {
        return matrices.computeIfAbsent(parameter, name -> new ArrayList<>());
    }

    /**
     * {@code gradient += Σ over rows of sums}; a scalar's over elements too.
     *
     * @param sums [rows, size]
     */
    public void vector(String parameter, float[] sums) {
        sums(parameter).add(new Sums(sums, null));
    }

    /** The same in double. */
    public void vector(String parameter, double[] sums) {
        sums(parameter).add(new Sums(null, sums));
    }

    private List<Sums> sums(String parameter) {
        return vectors.computeIfAbsent(parameter, name -> new ArrayList<>());
    }

    /** All contributions as pieces; a parameter without any gets a gradient of 0. */
    public List<GradientWork> work() {
        List<GradientWork> work = new ArrayList<>();
        for (ParameterTable.Entry entry : parameters.entries()) {
            List<Factors> factors = matrices.getOrDefault(entry.name(), List.of());
            List<Sums> sums = vectors.getOrDefault(entry.name(), List.of());
            if (factors.isEmpty()) {
                work.add(vectorWork(entry, sums));
            } else if (factors.stream().anyMatch(factor -> factor.symbols != null)) {
                work.add(lookUpWork(entry, factors));
            } else if (entry.blocks() > 1) {
                work.add(blockWork(entry, factors));
            } else {
                int columns = entry.columns();
                int pieces = pieces(entry);
                for (int piece = 0; piece < pieces; piece++) {
                    work.add(matrixWork(entry, factors, columns * piece / pieces, columns * (piece + 1) / pieces));
                }
            }
        }
        return work;
    }

    /** Into how many pieces the gradient of a matrix is cut that is not block-diagonal and where nothing is looked up. */
    public static int pieces(ParameterTable.Entry matrix) {
        long size = (long) matrix.columns() * matrix.rows();
        return (int) Math.max(1, Math.min(matrix.columns() / 64, size / PIECE));
    }

    private GradientWork matrixWork(ParameterTable.Entry entry, List<Factors> factors, int from, int to) {
        Values target = gradient.view();
        List<Factors> own = views(factors);
        return steps -> {
            for (int i = 0; i < own.size(); i++) {
                Factors lane = own.get(i);
                Products.gradient(
                        steps * lane.rows,
                        entry.rows(),
                        entry.columns(),
                        from,
                        to,
                        lane.right,
                        lane.rightAt,
                        lane.left,
                        lane.leftAt,
                        target,
                        entry.offset(),
                        i > 0);
            }
        };
    }

    private GradientWork blockWork(ParameterTable.Entry entry, List<Factors> factors) {
        Values target = gradient.view();
        List<Factors> own = views(factors);
        return steps -> {
            for (int i = 0; i < own.size(); i++) {
                Factors lane = own.get(i);
                BlockProducts.gradient(
                        entry.blocks(),
                        steps * lane.rows,
                        entry.rows(),
                        entry.columns(),
                        lane.right,
                        lane.rightAt,
                        lane.left,
                        lane.leftAt,
                        target,
                        entry.offset(),
                        i > 0);
            }
        };
    }

    /**
     * The gradient of a look-up: what each symbol's column was given, added up; and what the same matrix gets where it
     * stands before something else.
     */
    private GradientWork lookUpWork(ParameterTable.Entry entry, List<Factors> factors) {
        Values target = gradient.slice(entry.offset(), entry.length());
        List<Factors> own = views(factors);
        return steps -> {
            target.clear();
            // By number: an iterator would be garbage at every step.
            for (int l = 0; l < own.size(); l++) {
                Factors lane = own.get(l);
                if (lane.symbols == null) {
                    Products.gradient(
                            steps * lane.rows,
                            entry.rows(),
                            entry.columns(),
                            0,
                            entry.columns(),
                            lane.right,
                            lane.rightAt,
                            lane.left,
                            lane.leftAt,
                            target,
                            0,
                            true);
                    continue;
                }
                for (int i = 0; i < steps * lane.rows; i++) {
                    Products.addRow(
                            entry.rows(),
                            lane.left,
                            lane.leftAt + i * entry.rows(),
                            target,
                            lane.symbols[i] * entry.rows());
                }
            }
        };
    }

    private static List<Factors> views(List<Factors> factors) {
        return factors.stream()
                .map(factor -> new Factors(
                        factor.left.view(),
                        factor.leftAt,
                        factor.right == null ? null : factor.right.view(),
                        factor.rightAt,
                        factor.symbols,
                        factor.rows))
                .toList();
    }

    private GradientWork vectorWork(ParameterTable.Entry entry, List<Sums> sums) {
        Values target = gradient.slice(entry.offset(), entry.length());
        int size = entry.length();
        return steps -> {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int s = 0; s < sums.size(); s++) {
                    sum += sum(sums.get(s), j, size);
                }
                target.set(j, sum);
            }
        };
    }

    /** Adds up the elements {@code j}, {@code j + size}, … */
    private static double sum(Sums sums, int j, int size) {
        double sum = 0;
        if (sums.floats != null) {
            for (int i = j; i < sums.floats.length; i += size) {
                sum += sums.floats[i];
            }
        } else {
            for (int i = j; i < sums.doubles.length; i += size) {
                sum += sums.doubles[i];
            }
        }
        return sum;
    }
}
