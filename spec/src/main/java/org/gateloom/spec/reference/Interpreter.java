package org.gateloom.spec.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.State;

/**
 * What a graph computes: each node of each step in turn, over real numbers in double, with no thought of speed.
 */
public final class Interpreter {

    private final Case given;
    private final Trace trace;
    private final Arithmetic arithmetic;

    private Interpreter(CellGraph graph, Case given, Arithmetic arithmetic) {
        Wiring wiring = Wiring.of(graph, given.sizes());
        List<double[]> initial = new ArrayList<>();
        for (State state : graph.states()) {
            initial.add(given.initial().get(state.node()).values());
        }
        this.given = given;
        this.arithmetic = arithmetic;
        this.trace = new Trace(wiring, given.input().steps(), given.input().batch(), initial);
    }

    /**
     * Runs a case.
     *
     * @return the value of every node at every step
     * @throws IllegalArgumentException when the case is not one of the graph's: a name or a shape is wrong
     */
    public static Trace run(CellGraph graph, Case given) {
        return run(graph, given, Arithmetic.REAL);
    }

    /** The same in other numbers. */
    static Trace run(CellGraph graph, Case given, Arithmetic arithmetic) {
        CaseShapes.problem(graph, given).ifPresent(problem -> {
            throw new IllegalArgumentException(graph.name() + ": " + problem);
        });
        Interpreter interpreter = new Interpreter(graph, given, arithmetic);
        interpreter.run();
        return interpreter.trace;
    }

    private void run() {
        Wiring wiring = trace.wiring();
        double[] input = given.input().vectors(wiring.in()).values();
        int each = trace.batch() * wiring.in();
        for (int time = 0; time < trace.steps(); time++) {
            double[] x = Arrays.copyOfRange(input, time * each, (time + 1) * each);
            for (int node = 0; node < wiring.steps().size(); node++) {
                Operation operation = wiring.steps().get(node).operation();
                double[] value = operation.accept(new Value(x, time, node));
                trace.set(
                        time,
                        node,
                        computed(operation)
                                ? Arrays.stream(value)
                                        .map(arithmetic.rounding())
                                        .toArray()
                                : value);
            }
        }
    }

    private static boolean computed(Operation operation) {
        return operation instanceof Operation.Pointwise
                || operation instanceof Operation.Product
                || operation instanceof Operation.Sum
                || operation instanceof Operation.Normalize;
    }

    /** The value of a node, {@code [batch, size]}, by its operation. */
    private final class Value implements Operation.Visitor<double[]> {
        private final double[] x;
        private final int time;
        private final int node;
        private final Wiring.Step step;
        private final List<double[]> operands;
        private final double[] value;

        Value(double[] x, int time, int node) {
            this.x = x;
            this.time = time;
            this.node = node;
            this.step = trace.wiring().steps().get(node);
            this.operands = step.operands().stream()
                    .map(operand -> trace.read(time, operand))
                    .toList();
            this.value = new double[trace.batch() * step.size()];
        }

        @Override
        public double[] input(Operation.Input input) {
            return x;
        }

        @Override
        public double[] constant(Operation.Constant constant) {
            Arrays.fill(value, constant.value());
            return value;
        }

        @Override
        public double[] weight(Operation.Weight weight) {
            double[] parameter = given.parameters().get(weight.parameter()).values();
            for (int i = 0; i < value.length; i++) {
                value[i] = parameter[i % step.size()];
            }
            return value;
        }

        @Override
        public double[] product(Operation.Product product) {
            double[] matrix = given.parameters().get(product.parameter()).values();
            double[] vector = operands.get(0);
            int columns = step.operands().get(0).size();
            for (int row = 0; row < trace.batch(); row++) {
                for (int out = 0; out < step.size(); out++) {
                    double sum = 0;
                    for (int in = step.from(out); in < step.to(out); in++) {
                        sum += matrix[step.entry(product, out, in)] * vector[row * columns + in];
                    }
                    value[row * step.size() + out] = sum;
                }
            }
            return value;
        }

        @Override
        public double[] pointwise(Operation.Pointwise pointwise) {
            for (int row = 0; row < trace.batch(); row++) {
                for (int element = 0; element < step.size(); element++) {
                    value[row * step.size() + element] =
                            arithmetic.value(pointwise.function(), step.arguments(operands, row, element));
                }
            }
            return value;
        }

        @Override
        public double[] sum(Operation.Sum sum) {
            int size = step.operands().get(0).size();
            for (int i = 0; i < trace.batch() * size; i++) {
                value[i / size] += operands.get(0)[i];
            }
            return value;
        }

        @Override
        public double[] count(Operation.Count count) {
            Arrays.fill(value, step.operands().get(0).size());
            return value;
        }

        @Override
        public double[] spread(Operation.Spread spread) {
            for (int i = 0; i < value.length; i++) {
                value[i] = operands.get(0)[i / step.size()];
            }
            return value;
        }

        @Override
        public double[] normalize(Operation.Normalize normalize) {
            for (int row = 0; row < trace.batch(); row++) {
                double[] v = Arrays.copyOfRange(operands.get(0), row * step.size(), (row + 1) * step.size());
                System.arraycopy(Normalization.of(normalize.norm(), v).value(), 0, value, row * step.size(), v.length);
            }
            return value;
        }

        @Override
        public double[] concat(Operation.Concat concat) {
            for (int row = 0; row < trace.batch(); row++) {
                int at = row * step.size();
                for (int k = 0; k < operands.size(); k++) {
                    int size = step.operands().get(k).size();
                    System.arraycopy(operands.get(k), row * size, value, at, size);
                    at += size;
                }
            }
            return value;
        }

        @Override
        public double[] part(Operation.Part part) {
            for (int row = 0; row < trace.batch(); row++) {
                int from = (row * part.of() + part.index()) * step.size();
                System.arraycopy(operands.get(0), from, value, row * step.size(), step.size());
            }
            return value;
        }

        @Override
        public double[] slice(Operation.Slice slice) {
            throw new IllegalArgumentException(slice + " is not of the language");
        }

        @Override
        public double[] mask(Operation.Mask mask) {
            double[] all = given.masks()
                    .get(trace.wiring().graph().nodes().get(node).name())
                    .values();
            return Arrays.copyOfRange(all, time * value.length, (time + 1) * value.length);
        }
    }
}
