package org.gateloom.spec.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.State;

/**
 * The gradient of a case, by walking its trace backwards: from the last step to the first, and in each from the last
 * node to the first, every node hands its adjoint on to what it has read.
 */
public final class ReverseMode {

    private final Case given;
    private final Trace trace;
    private final Wiring wiring;
    private final Partials partials;
    /** {@code [time][node]}, each {@code [batch, size]}: the derivative of the number by that value. */
    private final double[][][] adjoints;
    /** The same by the states before the first step. */
    private final List<double[]> initial = new ArrayList<>();

    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Tensor input;

    /** The partial derivative of a function by operand {@code k}. */
    @FunctionalInterface
    interface Partials {
        double of(Function function, int k, double result, double... operands);
    }

    private ReverseMode(Case given, Trace trace, Partials partials) {
        this.given = given;
        this.partials = partials;
        this.trace = trace;
        this.wiring = trace.wiring();
        this.adjoints = new double[trace.steps()][wiring.steps().size()][];
        for (double[][] step : adjoints) {
            for (int node = 0; node < step.length; node++) {
                step[node] = new double[trace.batch() * wiring.steps().get(node).size()];
            }
        }
        for (int node : wiring.stateNodes()) {
            initial.add(new double[trace.batch() * wiring.steps().get(node).size()]);
        }
        given.parameters().forEach((name, tensor) -> parameters.put(name, Tensor.zeros(tensor.shape())));
        this.input = Tensor.zeros(List.of(trace.steps(), trace.batch(), wiring.in()));
    }

    /**
     * The gradient of a case.
     *
     * @param trace of that case, by {@link Interpreter#run}
     */
    public static Gradient gradient(Case given, Trace trace) {
        return gradient(given, trace, (function, k, result, operands) -> RealDerivative.partial(function, k, operands));
    }

    /** The same with other partial derivatives of the functions. */
    static Gradient gradient(Case given, Trace trace, Partials partials) {
        ReverseMode reverse = new ReverseMode(given, trace, partials);
        reverse.seed();
        reverse.run();
        return reverse.gradient();
    }

    /**
     * Where an adjoint stops being finite on the way back, each rounded before it is handed on; empty if all are finite.
     * Derivatives are those of programs that keep results. That of the input is not looked at: the cell hands it to nobody.
     *
     * @param trace of that case, all finite
     */
    static Optional<NotFinite.Place> firstNotFinite(Case given, Trace trace, DoubleUnaryOperator rounding) {
        ReverseMode reverse = new ReverseMode(given, trace, RealDerivative::fromResult);
        reverse.seed();
        List<Node> nodes = reverse.wiring.graph().nodes();
        for (int time = trace.steps() - 1; time >= 0; time--) {
            for (int node = nodes.size() - 1; node >= 0; node--) {
                double[] adjoint = reverse.adjoints[time][node];
                Arrays.setAll(adjoint, i -> rounding.applyAsDouble(adjoint[i]));
                Optional<NotFinite.Place> place = NotFinite.place(nodes.get(node), time, adjoint);
                if (place.isPresent() && !(nodes.get(node).operation() instanceof Operation.Input)) {
                    return place;
                }
                reverse.pullBack(node, time);
            }
        }
        return Optional.empty();
    }

    private void seed() {
        double[] output = given.cotangent().output().values();
        int each = output.length / trace.steps();
        for (int time = 0; time < trace.steps(); time++) {
            for (int i = 0; i < each; i++) {
                adjoints[time][wiring.output()][i] += output[time * each + i];
            }
        }
        for (int state = 0; state < wiring.stateNodes().size(); state++) {
            double[] last = given.cotangent().last().get(name(state)).values();
            double[] adjoint = adjoints[trace.steps() - 1][wiring.stateNodes().get(state)];
            for (int i = 0; i < last.length; i++) {
                adjoint[i] += last[i];
            }
        }
    }

    private void run() {
        for (int time = trace.steps() - 1; time >= 0; time--) {
            for (int node = wiring.steps().size() - 1; node >= 0; node--) {
                pullBack(node, time);
            }
        }
    }

    private void pullBack(int node, int time) {
        wiring.steps().get(node).operation().accept(new Pullback(node, time, adjoints[time][node]));
    }

    private Gradient gradient() {
        Map<String, Tensor> states = new LinkedHashMap<>();
        for (int state = 0; state < initial.size(); state++) {
            states.put(name(state), new Tensor(given.initial().get(name(state)).shape(), initial.get(state)));
        }
        return new Gradient(parameters, given.variableInput().map(vectors -> input), states).trained(wiring.graph());
    }

    private String name(int state) {
        State named = wiring.graph().states().get(state);
        return named.node();
    }

    /** Where the adjoint of something that a node has read is gathered. */
    private double[] gathered(int time, Wiring.Operand operand) {
        if (!operand.previous()) {
            return adjoints[time][operand.node()];
        }
        return time == 0 ? initial.get(operand.state()) : adjoints[time - 1][operand.node()];
    }

    /** Hands a node's adjoint on to its operands, by its operation. */
    private final class Pullback implements Operation.Visitor<Void> {
        private final Wiring.Step step;
        private final int time;
        private final double[] adjoint;
        private final double[] value;

        Pullback(int node, int time, double[] adjoint) {
            this.step = wiring.steps().get(node);
            this.value = trace.value(time, node);
            this.time = time;
            this.adjoint = adjoint;
        }

        @Override
        public Void input(Operation.Input operation) {
            System.arraycopy(adjoint, 0, input.values(), time * adjoint.length, adjoint.length);
            return null;
        }

        @Override
        public Void constant(Operation.Constant constant) {
            return null;
        }

        @Override
        public Void weight(Operation.Weight weight) {
            double[] parameter = parameters.get(weight.parameter()).values();
            for (int i = 0; i < adjoint.length; i++) {
                parameter[i % step.size()] += adjoint[i];
            }
            return null;
        }

        /** Of {@code y = W v}: the adjoint of {@code W} is {@code ȳ vᵀ}, that of {@code v} is {@code Wᵀ ȳ}. */
        @Override
        public Void product(Operation.Product product) {
            double[] matrix = given.parameters().get(product.parameter()).values();
            double[] matrixAdjoint = parameters.get(product.parameter()).values();
            Wiring.Operand operand = step.operands().get(0);
            double[] vector = trace.read(time, operand);
            double[] vectorAdjoint = gathered(time, operand);
            int columns = operand.size();
            for (int row = 0; row < trace.batch(); row++) {
                for (int out = 0; out < step.size(); out++) {
                    double above = adjoint[row * step.size() + out];
                    for (int in = step.from(out); in < step.to(out); in++) {
                        int entry = step.entry(product, out, in);
                        matrixAdjoint[entry] += above * vector[row * columns + in];
                        vectorAdjoint[row * columns + in] += above * matrix[entry];
                    }
                }
            }
            return null;
        }

        @Override
        public Void pointwise(Operation.Pointwise pointwise) {
            List<Wiring.Operand> operands = step.operands();
            List<double[]> values =
                    operands.stream().map(operand -> trace.read(time, operand)).toList();
            for (int row = 0; row < trace.batch(); row++) {
                for (int element = 0; element < step.size(); element++) {
                    double[] arguments = step.arguments(values, row, element);
                    double above = adjoint[row * step.size() + element];
                    double result = value[row * step.size() + element];
                    for (int k = 0; k < arguments.length; k++) {
                        Wiring.Operand operand = operands.get(k);
                        gathered(time, operand)[operand.at(row, element)] +=
                                above * partials.of(pointwise.function(), k, result, arguments);
                    }
                }
            }
            return null;
        }

        @Override
        public Void sum(Operation.Sum sum) {
            double[] gathered = gathered(time, step.operands().get(0));
            for (int i = 0; i < gathered.length; i++) {
                gathered[i] += adjoint[i / step.operands().get(0).size()];
            }
            return null;
        }

        @Override
        public Void count(Operation.Count count) {
            return null;
        }

        @Override
        public Void spread(Operation.Spread spread) {
            double[] gathered = gathered(time, step.operands().get(0));
            for (int i = 0; i < adjoint.length; i++) {
                gathered[i / step.size()] += adjoint[i];
            }
            return null;
        }

        @Override
        public Void normalize(Operation.Normalize normalize) {
            double[] vectors = trace.read(time, step.operands().get(0));
            double[] gathered = gathered(time, step.operands().get(0));
            for (int from = 0; from < vectors.length; from += step.size()) {
                double[] share = Normalization.of(
                                normalize.norm(), Arrays.copyOfRange(vectors, from, from + step.size()))
                        .pullBack(Arrays.copyOfRange(adjoint, from, from + step.size()));
                for (int i = 0; i < share.length; i++) {
                    gathered[from + i] += share[i];
                }
            }
            return null;
        }

        @Override
        public Void concat(Operation.Concat concat) {
            int before = 0;
            for (Wiring.Operand operand : step.operands()) {
                double[] gathered = gathered(time, operand);
                for (int i = 0; i < gathered.length; i++) {
                    gathered[i] += adjoint[i / operand.size() * step.size() + before + i % operand.size()];
                }
                before += operand.size();
            }
            return null;
        }

        @Override
        public Void part(Operation.Part part) {
            double[] gathered = gathered(time, step.operands().get(0));
            for (int i = 0; i < adjoint.length; i++) {
                int row = i / step.size();
                gathered[(row * part.of() + part.index()) * step.size() + i % step.size()] += adjoint[i];
            }
            return null;
        }

        @Override
        public Void slice(Operation.Slice slice) {
            throw new IllegalArgumentException(slice + " is not of the language");
        }

        @Override
        public Void mask(Operation.Mask mask) {
            return null;
        }
    }
}
