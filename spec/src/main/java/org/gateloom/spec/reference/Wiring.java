package org.gateloom.spec.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/**
 * A graph at given sizes with its names looked up once: what the evaluators walk. It computes nothing.
 *
 * @param graph the graph
 * @param steps in the graph's order, each after all that it reads at this step
 * @param stateNodes for each state of the graph the step that gives its value
 * @param in elements of the input
 * @param output the step whose value leaves the cell
 */
record Wiring(CellGraph graph, List<Step> steps, List<Integer> stateNodes, int in, int output) {

    /**
     * A node.
     *
     * @param operation how it is computed
     * @param operands what it reads, in the operation's order
     * @param size its number of elements
     */
    record Step(Operation operation, List<Operand> operands, int size) {

        /** Where in a matrix, row-major, the number lies by which a product takes element {@code in} to {@code out}. */
        int entry(Operation.Product product, int out, int in) {
            return product.transposed()
                    ? in * size + out
                    : out * operands.get(0).size() + in;
        }
    }

    /**
     * What is read.
     *
     * @param node the step whose value is read
     * @param state −1 when it is read at this step; else which state it is, and it is read at the step before
     * @param size its number of elements; 1 is spread over whatever it meets
     */
    record Operand(int node, int state, int size) {

        boolean previous() {
            return state >= 0;
        }

        /** Where element {@code element} of row {@code row} lies, in a block {@code [batch, size]}. */
        int at(int row, int element) {
            return row * size + (size == 1 ? 0 : element);
        }
    }

    static Wiring of(CellGraph graph, Map<String, Integer> sizes) {
        Map<String, Integer> all = graph.resolve(sizes);
        Map<String, Integer> nodes = new HashMap<>();
        for (Node node : graph.nodes()) {
            nodes.put(node.name(), nodes.size());
        }
        Map<String, Integer> states = new HashMap<>();
        for (State state : graph.states()) {
            states.put(state.node(), states.size());
        }
        List<Step> steps = graph.nodes().stream()
                .map(node -> new Step(
                        node.operation(),
                        node.operands().stream()
                                .map(ref -> operand(ref, graph, nodes, states, all))
                                .toList(),
                        node.size().at(all)))
                .toList();
        return new Wiring(
                graph,
                steps,
                graph.states().stream().map(state -> nodes.get(state.node())).toList(),
                CellGraph.IN.at(all),
                nodes.get(graph.output()));
    }

    private static Operand operand(
            Ref ref,
            CellGraph graph,
            Map<String, Integer> nodes,
            Map<String, Integer> states,
            Map<String, Integer> sizes) {
        int node = nodes.get(ref.node());
        return new Operand(
                node,
                ref.previous() ? states.get(ref.node()) : -1,
                graph.nodes().get(node).size().at(sizes));
    }
}
