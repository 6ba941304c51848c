package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;

/**
 * The values of one gate, state or expression of a layer over a passage.
 *
 * @param layer from 0
 * @param node its name in the cell's file
 * @param range between which numbers they lie
 * @param values {@code [time, units]}
 * @param responses of each unit
 * @param order of the units by what they respond to
 * @param saturation of each unit; empty for values without a range
 */
public record Activity(
        int layer,
        String node,
        Range range,
        Tensor values,
        List<Response> responses,
        List<Integer> order,
        List<Saturation> saturation) {

    public Activity {
        responses = List.copyOf(responses);
        order = List.copyOf(order);
        saturation = List.copyOf(saturation);
    }

    /** Of each node that the file names, in its order. */
    static List<Activity> of(CellGraph graph, int layer, Trace trace, int... codePoints) {
        List<Activity> all = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.named() && computed(node)) {
                Tensor sequence = trace.node(node.name());
                Tensor values = new Tensor(
                        List.of(sequence.shape().get(0), sequence.shape().get(2)), sequence.values());
                Range range = Range.of(graph, node);
                List<Response> responses = Response.of(values, codePoints);
                all.add(new Activity(
                        layer,
                        node.name(),
                        range,
                        values,
                        responses,
                        Response.order(responses),
                        Saturation.of(range, values)));
            }
        }
        return all;
    }

    /** Not what is given: the input, a parameter, a number, chance, whether it is the first step. */
    private static boolean computed(Node node) {
        boolean given = node.operation() instanceof Operation.Input
                || node.operation() instanceof Operation.Weight
                || node.operation() instanceof Operation.Constant
                || node.operation() instanceof Operation.Mask;
        return !given && !node.name().equals(CellGraph.FIRST);
    }

    /** The mean of what one of the two ends has over the units. */
    public double mean(ToDoubleFunction<Saturation> end) {
        return saturation.stream().mapToDouble(end).average().orElse(0);
    }
}
