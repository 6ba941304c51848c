package org.gateloom.spec.graph;

/**
 * A node whose value is kept for the next step.
 *
 * @param node the node that gives its value at the end of a step; {@code prev(node)} reads the one before
 * @param size its size
 * @param initial its value before the first step of a stream, for each element
 * @param declared whether the file declares it under {@code states}; others are there because something reads
 *     {@code prev} of a gate or of the input, or a longer delay
 */
public record State(String node, Size size, double initial, boolean declared) {}
