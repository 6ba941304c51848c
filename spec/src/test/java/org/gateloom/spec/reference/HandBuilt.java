package org.gateloom.spec.reference;

import static org.gateloom.spec.graph.CellGraph.HIDDEN;
import static org.gateloom.spec.graph.Function.ADD;
import static org.gateloom.spec.graph.Function.MULTIPLY;
import static org.gateloom.spec.graph.Function.SIGMOID;
import static org.gateloom.spec.graph.Function.SUBTRACT;
import static org.gateloom.spec.graph.Function.TANH;

import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;

/** The lecture's cells as graphs. */
public final class HandBuilt {

    private static final Ref X = Ref.now("x");

    private HandBuilt() {}

    public static CellGraph rnn() {
        GraphBuilder cell = new GraphBuilder("Rnn");
        Ref before = cell.state("h", HIDDEN);
        cell.gate("h", TANH, X, before);
        return cell.build("h");
    }

    public static CellGraph lstm() {
        GraphBuilder cell = new GraphBuilder("Lstm");
        Ref h = cell.state("h", HIDDEN);
        Ref c = cell.state("c", HIDDEN);
        Ref forget = cell.gate("forget", SIGMOID, X, h);
        Ref input = cell.gate("input", SIGMOID, X, h);
        Ref candidate = cell.gate("candidate", TANH, X, h);
        Ref output = cell.gate("output", SIGMOID, X, h);
        Ref kept = cell.pointwise("c.1", MULTIPLY, forget, c);
        Ref learned = cell.pointwise("c.2", MULTIPLY, input, candidate);
        Ref memory = cell.pointwise("c", ADD, kept, learned);
        Ref squashed = cell.pointwise("h.1", TANH, memory);
        cell.pointwise("h", MULTIPLY, output, squashed);
        return cell.build("h");
    }

    /** Cho's, with the reset before the product. */
    public static CellGraph gru() {
        GraphBuilder cell = new GraphBuilder("Gru");
        Ref h = cell.state("h", HIDDEN);
        Ref update = cell.gate("update", SIGMOID, X, h);
        Ref reset = cell.gate("reset", SIGMOID, X, h);
        Ref seen = cell.pointwise("reset_h", MULTIPLY, reset, h);
        Ref candidate = cell.gate("candidate", TANH, X, seen);
        Ref rest = cell.pointwise("h.2", SUBTRACT, cell.constant("h.1", 1), update);
        Ref taken = cell.pointwise("h.3", MULTIPLY, rest, candidate);
        Ref kept = cell.pointwise("h.4", MULTIPLY, update, h);
        cell.pointwise("h", ADD, taken, kept);
        return cell.build("h");
    }
}
