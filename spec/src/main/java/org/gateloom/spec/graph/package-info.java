/**
 * What a cell means: one time step as a typed, acyclic graph, with symbolic sizes and nothing of the file's syntax left.
 *
 * <p>The graph is in a normal form that everything behind it relies on:
 *
 * <ul>
 *   <li>each {@link org.gateloom.spec.graph.Node} has a name of its own and one {@link
 *       org.gateloom.spec.graph.Operation}; a node named by the user keeps that name, what lies inside a user's
 *       expression is named after it ({@code c.1}, {@code c.2}, …);
 *   <li>nodes stand in an order in which each comes after all that it reads at this step;
 *   <li>time is only in {@link org.gateloom.spec.graph.Ref}: a node is read at this step or at the step before.
 *       Whatever is read at the step before is a {@link org.gateloom.spec.graph.State}; longer delays are chains of
 *       states ({@code prev(c, 2)} is the previous value of the state {@code c.prev}, a copy of {@code prev(c)});
 *   <li>the first step of a stream is told by a state, too: {@link org.gateloom.spec.graph.CellGraph#FIRST};
 *   <li>sizes agree in every operation; a {@linkplain org.gateloom.spec.graph.Size#ONE scalar} is spread over the
 *       vector it meets.
 * </ul>
 *
 * <p>Written by {@code org.gateloom.spec.check}; read by {@code org.gateloom.spec.reference}, which says what it means
 * in numbers, and by the generator, which differentiates it.
 */
package org.gateloom.spec.graph;
