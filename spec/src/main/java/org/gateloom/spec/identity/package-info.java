/**
 * Whether a cell is one that is known, under whatever names.
 *
 * <p>{@link org.gateloom.spec.identity.CanonicalForm} is a text that two cells share when one becomes the other by other
 * names, another order of entries, or another order of what is added or multiplied. {@link
 * org.gateloom.spec.identity.KnownCells} holds the forms of published cells and finds a cell among them, as it stands or
 * after one of the {@code Confusions}: the changes that are commonly made by mistake. What it finds is a {@link
 * org.gateloom.spec.identity.LookAlike}, which is data until a door prints it.
 *
 * <p>{@link org.gateloom.spec.identity.Difference} says how one cell differs from another, node by node.
 *
 * <p>Inside, a cell is a {@code Skeleton}: the graph without sizes of values, with parameters as vertices of their own, and
 * in it nothing that can be written in two ways ({@code Tidy}).
 *
 * <p>Neighbours: {@code org.gateloom.spec.graph} has the graphs; nothing here computes a number.
 */
package org.gateloom.spec.identity;
