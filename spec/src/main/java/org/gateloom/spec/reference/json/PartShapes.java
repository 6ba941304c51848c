package org.gateloom.spec.reference.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.CaseShapes;

/**
 * The shape that each part of a case must have, with its words.
 *
 * @param parameters of each parameter
 * @param input of the input as vectors
 * @param output of what the cell emits
 * @param states of each state at one step
 * @param sequences of each state at every step
 * @param masks of each mask at every step
 */
record PartShapes(
        Map<String, ExpectedShape> parameters,
        ExpectedShape input,
        ExpectedShape output,
        Map<String, ExpectedShape> states,
        Map<String, ExpectedShape> sequences,
        Map<String, ExpectedShape> masks) {

    static PartShapes of(CellGraph graph, CaseShapes shapes) {
        Map<String, List<Integer>> sequences = new LinkedHashMap<>();
        shapes.states()
                .forEach((name, shape) ->
                        sequences.put(name, List.of(shapes.output().get(0), shape.get(0), shape.get(1))));
        return new PartShapes(
                ExpectedShape.each(
                        shapes.parameters(),
                        name -> graph.parameter(name).shape().toString()),
                new ExpectedShape(shapes.input(), "[time, batch, in]"),
                new ExpectedShape(
                        shapes.output(),
                        "[time, batch, " + graph.node(graph.output()).size() + "]"),
                ExpectedShape.each(
                        shapes.states(), name -> "[batch, " + graph.node(name).size() + "]"),
                ExpectedShape.each(
                        sequences, name -> "[time, batch, " + graph.node(name).size() + "]"),
                ExpectedShape.each(
                        shapes.masks(),
                        name -> "[time, batch, " + graph.node(name).size() + "]"));
    }
}
