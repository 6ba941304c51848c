package org.gateloom.spec.graph;

/**
 * A reading of a node's value.
 *
 * @param node the node's name
 * @param previous whether the value of the step before is read: {@code prev(node)}
 */
public record Ref(String node, boolean previous) {

    public static Ref now(String node) {
        return new Ref(node, false);
    }

    public static Ref previous(String node) {
        return new Ref(node, true);
    }

    @Override
    public String toString() {
        return previous ? "prev(" + node + ")" : node;
    }
}
