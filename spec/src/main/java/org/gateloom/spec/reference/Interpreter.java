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

    private Interpreter(CellGraph graph, Case given) {
        Wiring wiring = Wiring.of(graph, given.sizes());
        List<double[]> initial = new ArrayList<>();
        for (State state : graph.states()) {
            initial.add(given.initial().get(state.node()).values());
        }
        this.given = given;
        this.trace = new Trace(wiring, given.input().steps(), given.input().batch(), initial);
    }

    /**
     * Runs a case.
     *
     * @return the value of every node at every step
     * @throws IllegalArgumentException when the case is not one of the graph's: a name or a shape is wrong
     */
    public static Trace run(CellGraph graph, Case given) {
        CaseShapes.problem(graph, given).ifPresent(problem -> {
            throw new IllegalArgumentException(graph.name() + ": " + problem);
        });
        Interpreter interpreter = new Interpreter(graph, given);
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
                Wiring.Step step = wiring.steps().get(node);
                trace.set(time, node, step.operation().accept(new Value(x, step, time)));
            }
        }
    }

    /** The value of a node, {@code [batch, size]}, by its operation. */
    private final class Value implements Operation.Visitor<double[]> {
        private final double[] x;
        private final Wiring.Step step;
        private final List<double[]> operands;
        private final double[] value;

        Value(double[] x, Wiring.Step step, int time) {
            this.x = x;
            this.step = step;
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
                    for (int in = 0; in < columns; in++) {
                        sum += matrix[step.entry(product, out, in)] * vector[row * columns + in];
                    }
                    value[row * step.size() + out] = sum;
                }
            }
            return value;
        }

        @Override
        public double[] pointwise(Operation.Pointwise pointwise) {
            double[] arguments = new double[operands.size()];
            for (int row = 0; row < trace.batch(); row++) {
                for (int element = 0; element < step.size(); element++) {
                    for (int k = 0; k < arguments.length; k++) {
                        arguments[k] = operands.get(k)[step.operands().get(k).at(row, element)];
                    }
                    value[row * step.size() + element] = RealFunction.value(pointwise.function(), arguments);
                }
            }
            return value;
        }
    }
}
