package org.gateloom.spec.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
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
     * @param blocks of a product's matrix, along the diagonal; 1 for anything else
     */
    record Step(Operation operation, List<Operand> operands, int size, int blocks) {

        /** The first element of a product's operand that reaches element {@code out} of the product. */
        int from(int out) {
            return out / (size / blocks) * width();
        }

        /** Behind the last one. */
        int to(int out) {
            return from(out) + width();
        }

        private int width() {
            return operands.get(0).size() / blocks;
        }

        /**
         * Where in a matrix, {@code [blocks, rows, columns]} row-major, the number lies by which a product takes element
         * {@code in} to {@code out}; both in the same block.
         */
        int entry(Operation.Product product, int out, int in) {
            int outs = size / blocks;
            int block = out / outs * outs * width();
            return product.transposed()
                    ? block + in % width() * outs + out % outs
                    : block + out % outs * width() + in % width();
        }

        /** The operands' numbers at one element of one row. */
        double[] arguments(List<double[]> values, int row, int element) {
            double[] arguments = new double[operands.size()];
            for (int k = 0; k < arguments.length; k++) {
                arguments[k] = values.get(k)[operands.get(k).at(row, element)];
            }
            return arguments;
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
        Map<String, Parameter> parameters = new HashMap<>();
        graph.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        List<Step> steps = graph.nodes().stream()
                .map(node -> new Step(
                        node.operation(),
                        node.operands().stream()
                                .map(ref -> operand(ref, graph, nodes, states, all))
                                .toList(),
                        node.size().at(all),
                        blocks(node.operation(), parameters, all)))
                .toList();
        return new Wiring(
                graph,
                steps,
                graph.states().stream().map(state -> nodes.get(state.node())).toList(),
                CellGraph.IN.at(all),
                nodes.get(graph.output()));
    }

    private static int blocks(Operation operation, Map<String, Parameter> parameters, Map<String, Integer> sizes) {
        return operation instanceof Operation.Product product
                        && parameters.get(product.parameter()).shape() instanceof Parameter.Shape.Matrix matrix
                ? matrix.blocks().at(sizes)
                : 1;
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
