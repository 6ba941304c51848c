package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;

/**
 * How long a state of a layer lasts.
 *
 * @param layer from 0
 * @param roles the gates that decide about it
 * @param retention the share of it that passes to the next step, {@code [time, units]}; {@link DirectPath} says which
 * @param held how nearly a memory stays as it is, from 0 to 1: the least of the retention, of 1 less each gate that writes
 *     and of 1 less each that shows; {@code [time, units]}
 * @param units what follows for each unit
 */
public record Kept(int layer, GateRoles roles, Tensor retention, Tensor held, List<Unit> units) {

    /** A memory counts as held from here on: retention is near 1, gates that write and gates that show are near 0. */
    public static final double NEAR = 0.9;

    public Kept {
        units = List.copyOf(units);
    }

    /**
     * A unit's memory over a passage.
     *
     * @param retention the geometric mean of the absolute shares that pass from step to step: to its n-th power it is what
     *     is left after n characters
     * @param halfLife characters after which half is left; infinite when nothing gets lost, 0 when all does at once
     * @param held share of the steps at which it is held
     */
    public record Unit(double retention, double halfLife, double held) {}

    /** The units, those that keep longest first. */
    public List<Integer> longest() {
        return IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -units.get(unit).retention))
                .toList();
    }

    /** Of each state of a layer that has a direct path. */
    static List<Kept> of(CellGraph graph, int layer, Map<String, Tensor> initial, Trace trace) {
        List<Kept> all = new ArrayList<>();
        for (GateRoles roles : GateRoles.of(graph)) {
            DirectPath.of(graph, initial, trace, roles.state())
                    .ifPresent(retention -> all.add(of(layer, roles, trace, retention)));
        }
        return all;
    }

    private static Kept of(int layer, GateRoles roles, Trace trace, Tensor retention) {
        Tensor held = held(roles, trace, retention);
        int steps = retention.shape().get(0);
        List<Unit> units = new ArrayList<>();
        for (int unit = 0; unit < retention.shape().get(1); unit++) {
            double logarithms = 0;
            double times = 0;
            for (int time = 0; time < steps; time++) {
                logarithms += Math.log(Math.abs(retention.get(time, unit)));
                times += held.get(time, unit) >= NEAR ? 1 : 0;
            }
            units.add(unit(Math.exp(logarithms / steps), times / steps));
        }
        return new Kept(layer, roles, retention, held, units);
    }

    private static Unit unit(double retention, double held) {
        double halfLife =
                retention >= 1 ? Double.POSITIVE_INFINITY : retention == 0 ? 0 : Math.log(2) / -Math.log(retention);
        return new Unit(retention, halfLife, held);
    }

    private static Tensor held(GateRoles roles, Trace trace, Tensor retention) {
        int units = retention.shape().get(1);
        List<Tensor> closed = Stream.concat(roles.write().stream(), roles.show().stream())
                .map(gate -> trace.node(gate.node()))
                .filter(gate -> gate.shape().get(2) == 1 || gate.shape().get(2) == units)
                .toList();
        double[] held = new double[retention.values().length];
        for (int i = 0; i < held.length; i++) {
            held[i] = Math.min(1, Math.abs(retention.values()[i]));
            for (Tensor gate : closed) {
                boolean scalar = gate.shape().get(2) == 1;
                held[i] = Math.min(held[i], 1 - gate.values()[scalar ? i / units : i]);
            }
        }
        return new Tensor(retention.shape(), held);
    }
}
