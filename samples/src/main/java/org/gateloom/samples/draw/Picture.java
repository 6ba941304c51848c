package org.gateloom.samples.draw;

import java.util.List;
import java.util.Optional;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formula;

/**
 * One time step of a cell as boxes and wires, before anything has a place.
 *
 * @param graph the cell
 * @param boxes each with a number of its own, its place in this list
 * @param wires from what is computed to who reads it
 */
public record Picture(CellGraph graph, List<Box> boxes, List<Wire> wires) {

    public Picture {
        boxes = List.copyOf(boxes);
        wires = List.copyOf(wires);
    }

    /** What a box stands for, which decides its outline. */
    public enum Kind {
        /** The input, or a state of an earlier step: where a wire begins. */
        ENTRANCE,
        /** A state or the output of this step: where a wire ends. */
        EXIT,
        /** A matrix for each thing that is seen, and what is done with their sum. */
        GATE,
        /** A matrix alone. */
        MATRIX,
        /** A function of each element, or one across elements. */
        FUNCTION,
        /** A sum, difference, product or quotient. */
        JOINT,
        /** A parameter or a number that no joint takes in. */
        LITERAL
    }

    /**
     * One thing that is drawn.
     *
     * @param symbol what it does: an activation, a sign
     * @param name of the value that leaves it, where it has one that is to be told
     * @param ports what enters it, in the order of the equation
     * @param added what a gate adds that no wire brings: its bias
     * @param node the named node that it belongs to
     * @param formula what leaves it, empty for exits
     */
    public record Box(
            Kind kind,
            Label symbol,
            Label name,
            List<Port> ports,
            Label added,
            String node,
            Optional<Formula> formula) {
        public Box {
            ports = List.copyOf(ports);
        }
    }

    /**
     * Where a wire enters.
     *
     * @param label what is done with it: the matrix that it is multiplied with, a minus; may be empty
     * @param diagonal whether that is element by element: a peephole
     * @param term what enters with what is done to it
     */
    public record Port(Label label, boolean diagonal, Formula term) {}

    /**
     * A wire.
     *
     * @param from the number of the box that it leaves
     * @param to the number of the box that it enters
     * @param port at which of its ports, from 0
     */
    public record Wire(int from, int to, int port) {}
}
