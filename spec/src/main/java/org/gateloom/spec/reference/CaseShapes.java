package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;

/**
 * The shape that each part of a {@link Case} and of its {@link CaseResult} must have.
 *
 * @param parameters of each parameter, in the graph's order
 * @param input {@code [time, batch, in]}
 * @param output {@code [time, batch, size]}
 * @param states {@code [batch, size]} of each state, in the graph's order
 * @param masks {@code [time, batch, size]} of each mask, by its node
 */
public record CaseShapes(
        Map<String, List<Integer>> parameters,
        List<Integer> input,
        List<Integer> output,
        Map<String, List<Integer>> states,
        Map<String, List<Integer>> masks) {

    public CaseShapes {
        parameters = Named.copy(parameters);
        states = Named.copy(states);
        masks = Named.copy(masks);
    }

    /** Those of a graph's cases at given sizes. */
    public static CaseShapes of(CellGraph graph, Map<String, Integer> sizes, int steps, int batch) {
        Map<String, Integer> all = graph.resolve(sizes);
        Map<String, List<Integer>> parameters = new LinkedHashMap<>();
        for (Parameter parameter : graph.parameters()) {
            parameters.put(parameter.name(), shape(parameter.shape(), all));
        }
        Map<String, List<Integer>> states = new LinkedHashMap<>();
        for (State state : graph.states()) {
            states.put(state.node(), List.of(batch, state.size().at(all)));
        }
        return new CaseShapes(
                parameters,
                List.of(steps, batch, CellGraph.IN.at(all)),
                List.of(steps, batch, graph.node(graph.output()).size().at(all)),
                states,
                masks(graph, all, steps, batch));
    }

    private static Map<String, List<Integer>> masks(CellGraph graph, Map<String, Integer> sizes, int steps, int batch) {
        Map<String, List<Integer>> masks = new LinkedHashMap<>();
        graph.masks()
                .forEach(node ->
                        masks.put(node.name(), List.of(steps, batch, node.size().at(sizes))));
        return masks;
    }

    private static List<Integer> shape(Parameter.Shape shape, Map<String, Integer> sizes) {
        if (shape instanceof Parameter.Shape.Matrix matrix) {
            int rows = matrix.rows().at(sizes);
            int columns = matrix.columns().at(sizes);
            return matrix.whole()
                    ? List.of(rows, columns)
                    : List.of(matrix.blocks().at(sizes), rows, columns);
        }
        return List.of(((Parameter.Shape.Vector) shape).size().at(sizes));
    }

    /** By the paths of {@link CaseResult#parts}. */
    public Map<String, List<Integer>> parts() {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        parts.put("output", output);
        states.forEach(
                (name, shape) -> parts.put("states." + name, List.of(output.get(0), shape.get(0), shape.get(1))));
        states.forEach((name, shape) -> parts.put("final." + name, shape));
        parameters.forEach((name, shape) -> parts.put("gradient.parameters." + name, shape));
        parts.put("gradient.input", input);
        states.forEach((name, shape) -> parts.put("gradient.initial." + name, shape));
        return parts;
    }

    /**
     * The first thing that keeps a case from being one of the graph's.
     *
     * @return empty when the case is well
     */
    static Optional<String> problem(CellGraph graph, Case given) {
        CaseShapes shapes =
                of(graph, given.sizes(), given.input().steps(), given.input().batch());
        return problem("parameters", shapes.parameters, given.parameters())
                .or(() -> problem("initial", shapes.states, given.initial()))
                .or(() -> problem("masks", shapes.masks, given.masks()))
                .or(() -> problem(
                        "cotangent.final", shapes.states, given.cotangent().last()))
                .or(() -> problem(
                        "cotangent.output", shapes.output, given.cotangent().output()))
                .or(() -> shapes.problem(given.input()));
    }

    private Optional<String> problem(InputSequence sequence) {
        if (sequence instanceof InputSequence.Symbols symbols) {
            int in = input.get(2);
            return symbols.ids().stream()
                    .flatMap(List::stream)
                    .filter(id -> id < 0 || id >= in)
                    .findFirst()
                    .map(id -> "symbols: " + id + " is not in 0 … " + (in - 1));
        }
        return problem("input", input, ((InputSequence.Vectors) sequence).values());
    }

    private static Optional<String> problem(
            String path, Map<String, List<Integer>> expected, Map<String, Tensor> found) {
        if (!expected.keySet().equals(found.keySet())) {
            return Optional.of(path + ": found " + found.keySet() + ", expected " + expected.keySet());
        }
        return expected.entrySet().stream()
                .flatMap(entry ->
                        problem(path + "." + entry.getKey(), entry.getValue(), found.get(entry.getKey())).stream())
                .findFirst();
    }

    private static Optional<String> problem(String path, List<Integer> expected, Tensor found) {
        return expected.equals(found.shape())
                ? Optional.empty()
                : Optional.of(path + ": found shape " + found.shape() + ", expected " + expected);
    }
}
