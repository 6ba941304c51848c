package org.gateloom.spec.reference;

import org.gateloom.spec.graph.CellGraph;

/** The answer that every other way of running a cell is held against. */
public final class Reference {

    private Reference() {}

    /**
     * Outputs, states and gradients of a case.
     *
     * @throws IllegalArgumentException when the case is not one of the graph's: a name or a shape is wrong
     */
    public static CaseResult answer(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given);
        return new CaseResult(trace.output(), trace.states(), trace.last(), ReverseMode.gradient(given, trace));
    }
}
