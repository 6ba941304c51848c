package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/**
 * Which gates decide about a state, found in the graph. A gate is a sigmoid, or 1 less one. It
 *
 * <ul>
 *   <li>keeps what it multiplies {@code prev(s)} with, on a {@linkplain DirectPath direct path} to {@code s};
 *   <li>writes what it multiplies another summand of {@code s} with;
 *   <li>shows what it multiplies {@code s}, or a function or norm of it, with on the way to what the cell emits.
 * </ul>
 *
 * <p>Of the LSTM's {@code c} these are its forget, input and output gate. Of the GRU's {@code h}, {@code update} keeps and
 * {@code 1 - update} writes; nothing stands between {@code h} and what is emitted.
 *
 * @param state its name
 * @param keep gates that keep; empty when the state is kept by something else, such as a constant
 * @param write gates that write
 * @param show gates that show
 */
public record GateRoles(String state, List<Gate> keep, List<Gate> write, List<Gate> show) {

    public GateRoles {
        keep = List.copyOf(keep);
        write = List.copyOf(write);
        show = List.copyOf(show);
    }

    /**
     * A gate.
     *
     * @param node whose value it is
     * @param text what people call it: its name, or {@code 1 - update}
     */
    public record Gate(String node, String text) {}

    /** Of each state that the file declares and that has a direct path, in the graph's order. */
    static List<GateRoles> of(CellGraph graph) {
        List<GateRoles> roles = new ArrayList<>();
        for (State state : graph.states()) {
            Finding finding = new Finding(graph, state.node());
            Ref itself = Ref.now(state.node());
            if (state.declared() && finding.carries(itself)) {
                finding.sum(itself);
                finding.shown(Ref.now(graph.output()));
                roles.add(new GateRoles(
                        state.node(),
                        List.copyOf(finding.keep),
                        List.copyOf(finding.write),
                        List.copyOf(finding.show)));
            }
        }
        return roles;
    }

    /** {@code kept by forget, written by input, shown by output}. */
    @Override
    public String toString() {
        return "kept by " + names(keep, "no gate") + ", written by " + names(write, "no gate") + ", shown by "
                + names(show, "no gate");
    }

    private static String names(List<Gate> gates, String none) {
        return gates.isEmpty() ? none : gates.stream().map(Gate::text).collect(Collectors.joining(" and "));
    }

    /** The search for one state's. */
    private static final class Finding {

        private final CellGraph graph;
        private final String state;
        private final Set<Gate> keep = new LinkedHashSet<>();
        private final Set<Gate> write = new LinkedHashSet<>();
        private final Set<Gate> show = new LinkedHashSet<>();

        Finding(CellGraph graph, String state) {
            this.graph = graph;
            this.state = state;
        }

        /** Whether a direct path leads from the state before to what is read. */
        boolean carries(Ref ref) {
            if (ref.previous()) {
                return ref.node().equals(state);
            }
            Node node = graph.node(ref.node());
            return DirectPath.passes(node.operation())
                    && node.operands().stream().anyMatch(this::carries);
        }

        /** Goes through the summands of what is read, which is not yet multiplied with anything. */
        void sum(Ref ref) {
            if (ref.previous()) {
                return;
            }
            Node node = graph.node(ref.node());
            if (!DirectPath.passes(node.operation())) {
                return;
            }
            if (function(node) == Function.MULTIPLY) {
                product(node);
            } else {
                node.operands().forEach(this::sum);
            }
        }

        private void product(Node node) {
            for (int k = 0; k < 2; k++) {
                Ref one = node.operands().get(k);
                Ref other = node.operands().get(1 - k);
                if (carries(one)) {
                    gate(other).ifPresent(keep::add);
                    sum(one);
                } else if (!carries(other)) {
                    gate(one).ifPresent(write::add);
                    sum(one);
                }
            }
        }

        /** Goes from what is read back to where the state is multiplied with a gate; matrices may stand behind that. */
        void shown(Ref ref) {
            if (ref.previous() || ref.node().equals(state)) {
                return;
            }
            Node node = graph.node(ref.node());
            if (Range.of(graph, node) == Range.UNIT) {
                return;
            }
            if (node.operation() instanceof Operation.Pointwise && function(node) == Function.MULTIPLY) {
                for (int k = 0; k < 2; k++) {
                    if (shows(node.operands().get(1 - k))) {
                        gate(node.operands().get(k)).ifPresent(show::add);
                    }
                }
            }
            node.operands().forEach(this::shown);
        }

        /** Whether what is read is the state of this step, or elements of it put through functions and norms. */
        private boolean shows(Ref ref) {
            if (ref.previous()) {
                return false;
            }
            Node node = graph.node(ref.node());
            return ref.node().equals(state)
                    || (elementwise(node)
                            && Range.of(graph, node) != Range.UNIT
                            && node.operands().stream().anyMatch(this::shows));
        }

        private static boolean elementwise(Node node) {
            return node.operation() instanceof Operation.Pointwise || node.operation() instanceof Operation.Normalize;
        }

        private static Function function(Node node) {
            return ((Operation.Pointwise) node.operation()).function();
        }

        private Optional<Gate> gate(Ref ref) {
            Node node = graph.node(ref.node());
            if (ref.previous() || Range.of(graph, node) != Range.UNIT) {
                return Optional.empty();
            }
            return Optional.of(new Gate(node.name(), text(node)));
        }

        private String text(Node node) {
            if (node.named()) {
                return node.name();
            }
            if (Range.complement(graph, node)) {
                return "1 - " + text(graph.node(node.operands().get(1).node()));
            }
            return "a sigmoid in " + node.name().replaceFirst("\\..*", "");
        }
    }
}
