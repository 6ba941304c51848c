package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;

/**
 * What share of a state passes directly to the next step: the derivative of each element of {@code s} by the same element
 * of {@code prev(s)} over sums, products, quotients and choices alone. What comes through a matrix, a norm or a squashing
 * function counts as a constant, gates among it. Of {@code c: forget * prev(c) + input * candidate} it is {@code forget},
 * of {@code h: update * prev(h) + (1 - update) * candidate} it is {@code update}.
 */
final class DirectPath {

    private static final Set<Function> DIRECT = EnumSet.of(
            Function.IDENTITY,
            Function.NEGATE,
            Function.ADD,
            Function.SUBTRACT,
            Function.MULTIPLY,
            Function.DIVIDE,
            Function.SELECT,
            Function.MINIMUM,
            Function.MAXIMUM);

    private final Map<String, Tensor> initial;
    private final Trace trace;
    private final String state;
    private final int units;
    private final Map<String, double[]> shares = new HashMap<>();

    private DirectPath(Map<String, Tensor> initial, Trace trace, String state) {
        this.initial = initial;
        this.trace = trace;
        this.state = state;
        this.units = size(state);
    }

    /** Whether a node hands on what it reads element by element, and not through a function that squashes. */
    static boolean passes(Operation operation) {
        return operation instanceof Operation.Pointwise pointwise && DIRECT.contains(pointwise.function());
    }

    /**
     * The shares of a state.
     *
     * @param initial the states before the first step
     * @param trace a batch of one row
     * @return {@code [time, units]}; empty when there is no such path
     */
    static Optional<Tensor> of(CellGraph graph, Map<String, Tensor> initial, Trace trace, String state) {
        DirectPath path = new DirectPath(initial, trace, state);
        graph.nodes().forEach(path::follow);
        return Optional.ofNullable(path.shares.get(state))
                .map(share -> new Tensor(List.of(trace.steps(), path.units), share));
    }

    private void follow(Node node) {
        boolean reads = node.operands().stream().anyMatch(ref -> share(ref).isPresent());
        if (!reads || !passes(node.operation()) || size(node.name()) != units) {
            return;
        }
        Function function = ((Operation.Pointwise) node.operation()).function();
        List<double[]> values = new ArrayList<>();
        node.operands().forEach(ref -> values.add(values(ref)));
        double[] sum = new double[trace.steps() * units];
        for (int k = 0; k < values.size(); k++) {
            Optional<double[]> share = share(node.operands().get(k));
            if (share.isPresent()) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += share.get()[i] * partial(function, k, arguments(values, i));
                }
            }
        }
        shares.put(node.name(), sum);
    }

    private Optional<double[]> share(Ref ref) {
        if (!ref.previous()) {
            return Optional.ofNullable(shares.get(ref.node()));
        }
        if (!ref.node().equals(state)) {
            return Optional.empty();
        }
        double[] whole = new double[trace.steps() * units];
        Arrays.fill(whole, 1);
        return Optional.of(whole);
    }

    private int size(String node) {
        return trace.node(node).shape().get(2);
    }

    /** What is read at each step, {@code [time, size]}. */
    private double[] values(Ref ref) {
        double[] now = trace.node(ref.node()).values();
        if (!ref.previous()) {
            return now;
        }
        double[] before = initial.get(ref.node()).values();
        double[] shifted = new double[now.length];
        System.arraycopy(before, 0, shifted, 0, before.length);
        System.arraycopy(now, 0, shifted, before.length, now.length - before.length);
        return shifted;
    }

    private double[] arguments(List<double[]> values, int place) {
        double[] arguments = new double[values.size()];
        for (int k = 0; k < arguments.length; k++) {
            boolean scalar = values.get(k).length == trace.steps();
            arguments[k] = values.get(k)[scalar ? place / units : place];
        }
        return arguments;
    }

    /** The derivative by operand {@code k} of a function that is among the direct ones. */
    private static double partial(Function function, int k, double... a) {
        return switch (function) {
            case IDENTITY, ADD -> 1;
            case NEGATE -> -1;
            case SUBTRACT -> k == 0 ? 1 : -1;
            case MULTIPLY -> a[1 - k];
            case DIVIDE -> k == 0 ? 1 / a[1] : -a[0] / (a[1] * a[1]);
            case SELECT -> k == (a[0] > 0 ? 1 : 2) ? 1 : 0;
            case MINIMUM -> k == (a[0] <= a[1] ? 0 : 1) ? 1 : 0;
            case MAXIMUM -> k == (a[0] >= a[1] ? 0 : 1) ? 1 : 0;
            default -> throw new IllegalArgumentException(function + " is no direct way");
        };
    }
}
