/**
 * The derivative of a cell: graph to graph. {@link org.gateloom.generator.differentiate.ExpandAcross} first writes norms as
 * sums and element-wise work; {@link org.gateloom.generator.differentiate.SpreadScalars} gives every number that meets a
 * vector the vector's size; {@link org.gateloom.generator.differentiate.Differentiate} then gives
 * the adjoint of one time step, from one table of derivatives ({@link
 * org.gateloom.generator.differentiate.Derivatives}).
 *
 * <p>Reads {@link org.gateloom.spec.graph.CellGraph}; {@code org.gateloom.generator.program} puts graph and adjoint into
 * one program.
 */
package org.gateloom.generator.differentiate;
