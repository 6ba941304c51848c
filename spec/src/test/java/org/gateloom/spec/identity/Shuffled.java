package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/** The same cell as somebody else would have written it: other names, another order, operands of sums the other way round. */
final class Shuffled {

    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Random random;

    private Shuffled(CellGraph graph, long seed) {
        random = new Random(seed);
        shuffled(graph.nodes()).forEach(node -> nodes.put(node.name(), "n" + nodes.size()));
        shuffled(graph.parameters()).forEach(parameter -> parameters.put(parameter.name(), "p" + parameters.size()));
    }

    static CellGraph of(CellGraph graph, long seed) {
        return new Shuffled(graph, seed).of(graph);
    }

    private CellGraph of(CellGraph graph) {
        return new CellGraph(
                "Other",
                graph.family(),
                "",
                List.of(),
                graph.sizes(),
                shuffled(graph.states()).stream()
                        .map(state ->
                                new State(nodes.get(state.node()), state.size(), state.initial(), state.declared()))
                        .toList(),
                shuffled(graph.parameters()).stream()
                        .map(parameter -> new Parameter(
                                parameters.get(parameter.name()),
                                parameter.shape(),
                                parameter.initializer(),
                                parameter.trained(),
                                parameter.position()))
                        .toList(),
                shuffled(graph.nodes()).stream().map(this::renamed).toList(),
                nodes.get(graph.output()),
                graph.digest());
    }

    private Node renamed(Node node) {
        List<Ref> operands = node.operands().stream()
                .map(ref -> new Ref(nodes.get(ref.node()), ref.previous()))
                .toList();
        boolean anyOrder = node.operation() instanceof Operation.Pointwise pointwise
                && List.of(Function.ADD, Function.MULTIPLY, Function.MINIMUM, Function.MAXIMUM)
                        .contains(pointwise.function());
        return new Node(
                nodes.get(node.name()),
                renamed(node.operation()),
                anyOrder ? shuffled(operands) : operands,
                node.size(),
                node.position());
    }

    private Operation renamed(Operation operation) {
        if (operation instanceof Operation.Weight weight) {
            return new Operation.Weight(parameters.get(weight.parameter()));
        }
        if (operation instanceof Operation.Product product) {
            return new Operation.Product(parameters.get(product.parameter()), product.transposed());
        }
        return operation;
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
