package org.gateloom.spec.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Operation;

/** Evaluates the number that a case's cotangent defines, over complex numbers and without a trace. */
final class ComplexInterpreter {

    private final Case given;
    private final Wiring wiring;
    private final int batch;
    private final Map<String, Complex[]> parameters = new HashMap<>();
    private final Complex[] input;
    private final Complex[][] initial;
    /** {@code [node]}, each {@code [batch, size]}, of the step before and of this one. */
    private Complex[][] before;

    private Complex[][] now;

    ComplexInterpreter(CellGraph graph, Case given, Gradient direction, double step) {
        this.given = given;
        this.wiring = Wiring.of(graph, given.sizes());
        this.batch = given.input().batch();
        given.parameters()
                .forEach((name, tensor) -> parameters.put(
                        name, moved(tensor, direction.parameters().get(name), step)));
        Tensor vectors = given.input().vectors(wiring.in());
        this.input = moved(vectors, direction.input().orElseGet(() -> Tensor.zeros(vectors.shape())), step);
        this.initial = graph.states().stream()
                .map(state -> moved(
                        given.initial().get(state.node()), direction.initial().get(state.node()), step))
                .toArray(Complex[][]::new);
    }

    private static Complex[] moved(Tensor tensor, Tensor direction, double step) {
        Complex[] numbers = new Complex[tensor.values().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new Complex(tensor.values()[i], step * direction.values()[i]);
        }
        return numbers;
    }

    /** The number. */
    Complex run() {
        Complex sum = Complex.ZERO;
        int steps = given.input().steps();
        for (int time = 0; time < steps; time++) {
            step(time);
            sum = sum.plus(dot(given.cotangent().output().values(), time, now[wiring.output()]));
        }
        for (int state = 0; state < initial.length; state++) {
            String name = wiring.graph().states().get(state).node();
            Tensor last = given.cotangent().last().get(name);
            sum = sum.plus(dot(last.values(), 0, now[wiring.stateNodes().get(state)]));
        }
        return sum;
    }

    private void step(int time) {
        before = now;
        now = new Complex[wiring.steps().size()][];
        for (int node = 0; node < now.length; node++) {
            Wiring.Step step = wiring.steps().get(node);
            now[node] = step.operation().accept(new Value(step, time, node));
        }
    }

    private static Complex dot(double[] factors, int block, Complex[] values) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.plus(values[i].times(factors[block * values.length + i]));
        }
        return sum;
    }

    private Complex[] read(Wiring.Operand operand) {
        if (!operand.previous()) {
            return now[operand.node()];
        }
        return before == null ? initial[operand.state()] : before[operand.node()];
    }

    /** The value of a node, {@code [batch, size]}, by its operation. */
    private final class Value implements Operation.Visitor<Complex[]> {
        private final Wiring.Step step;
        private final int time;
        private final int node;
        private final Complex[] value;

        Value(Wiring.Step step, int time, int node) {
            this.step = step;
            this.node = node;
            this.time = time;
            this.value = new Complex[batch * step.size()];
        }

        @Override
        public Complex[] input(Operation.Input operation) {
            return Arrays.copyOfRange(input, time * value.length, (time + 1) * value.length);
        }

        @Override
        public Complex[] constant(Operation.Constant constant) {
            Arrays.fill(value, Complex.real(constant.value()));
            return value;
        }

        @Override
        public Complex[] weight(Operation.Weight weight) {
            Complex[] parameter = parameters.get(weight.parameter());
            for (int i = 0; i < value.length; i++) {
                value[i] = parameter[i % step.size()];
            }
            return value;
        }

        @Override
        public Complex[] product(Operation.Product product) {
            for (int row = 0; row < batch; row++) {
                for (int out = 0; out < step.size(); out++) {
                    value[row * step.size() + out] = dot(product, out, row);
                }
            }
            return value;
        }

        /** Two reals rather than a Complex a term: this loop is where the time goes. */
        private Complex dot(Operation.Product product, int out, int row) {
            Complex[] matrix = parameters.get(product.parameter());
            Complex[] vector = read(step.operands().get(0));
            int columns = step.operands().get(0).size();
            double re = 0;
            double im = 0;
            for (int in = step.from(out); in < step.to(out); in++) {
                Complex w = matrix[step.entry(product, out, in)];
                Complex v = vector[row * columns + in];
                re += w.re() * v.re() - w.im() * v.im();
                im += w.re() * v.im() + w.im() * v.re();
            }
            return new Complex(re, im);
        }

        @Override
        public Complex[] pointwise(Operation.Pointwise pointwise) {
            List<Complex[]> operands =
                    step.operands().stream().map(ComplexInterpreter.this::read).toList();
            Complex[] arguments = new Complex[operands.size()];
            for (int row = 0; row < batch; row++) {
                for (int element = 0; element < step.size(); element++) {
                    for (int k = 0; k < arguments.length; k++) {
                        arguments[k] = operands.get(k)[step.operands().get(k).at(row, element)];
                    }
                    value[row * step.size() + element] = ComplexFunction.value(pointwise.function(), arguments);
                }
            }
            return value;
        }

        @Override
        public Complex[] sum(Operation.Sum sum) {
            Complex[] operand = read(step.operands().get(0));
            int size = step.operands().get(0).size();
            for (int row = 0; row < batch; row++) {
                value[row] = sum(Arrays.copyOfRange(operand, row * size, (row + 1) * size));
            }
            return value;
        }

        private Complex sum(Complex... terms) {
            Complex sum = Complex.ZERO;
            for (Complex term : terms) {
                sum = sum.plus(term);
            }
            return sum;
        }

        @Override
        public Complex[] count(Operation.Count count) {
            Arrays.fill(value, Complex.real(step.operands().get(0).size()));
            return value;
        }

        @Override
        public Complex[] spread(Operation.Spread spread) {
            Complex[] operand = read(step.operands().get(0));
            Arrays.setAll(value, i -> operand[i / step.size()]);
            return value;
        }

        @Override
        public Complex[] normalize(Operation.Normalize normalize) {
            Complex[] operand = read(step.operands().get(0));
            for (int row = 0; row < batch; row++) {
                Complex[] vector = Arrays.copyOfRange(operand, row * step.size(), (row + 1) * step.size());
                normalize(normalize.norm(), vector);
                System.arraycopy(vector, 0, value, row * step.size(), vector.length);
            }
            return value;
        }

        private void normalize(Operation.Normalize.Norm norm, Complex... vector) {
            double share = 1.0 / vector.length;
            if (norm == Operation.Normalize.Norm.LAYER) {
                Complex mean = sum(vector).times(share);
                Arrays.setAll(vector, i -> vector[i].minus(mean));
            }
            Complex squares = sum(Arrays.stream(vector).map(v -> v.times(v)).toArray(Complex[]::new));
            Complex scale = squares.times(share)
                    .plus(Complex.real(Operation.Normalize.EPSILON))
                    .sqrt();
            Arrays.setAll(vector, i -> vector[i].over(scale));
        }

        @Override
        public Complex[] concat(Operation.Concat concat) {
            int before = 0;
            for (Wiring.Operand operand : step.operands()) {
                Complex[] from = read(operand);
                for (int i = 0; i < from.length; i++) {
                    value[i / operand.size() * step.size() + before + i % operand.size()] = from[i];
                }
                before += operand.size();
            }
            return value;
        }

        @Override
        public Complex[] part(Operation.Part part) {
            Complex[] operand = read(step.operands().get(0));
            Arrays.setAll(
                    value, i -> operand[(i / step.size() * part.of() + part.index()) * step.size() + i % step.size()]);
            return value;
        }

        @Override
        public Complex[] slice(Operation.Slice slice) {
            throw new IllegalArgumentException(slice + " is not of the language");
        }

        @Override
        public Complex[] mask(Operation.Mask mask) {
            double[] all =
                    given.masks().get(wiring.graph().nodes().get(node).name()).values();
            Arrays.setAll(value, i -> Complex.real(all[time * value.length + i]));
            return value;
        }
    }
}
