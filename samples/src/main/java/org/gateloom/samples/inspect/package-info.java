/**
 * What goes on in a network, as data. Nothing here prints or draws.
 *
 * <p>Two questions, each with its own way to compute:
 *
 * <ul>
 *   <li>{@link org.gateloom.samples.inspect.Inspection}: what does it do with a passage? The reference interpreter runs it
 *       in double ({@link org.gateloom.samples.inspect.ReferenceNetwork}), which has the value of every node; gates that
 *       keep, write and show a state are found in the graph ({@link org.gateloom.samples.inspect.GateRoles});
 *   <li>{@link org.gateloom.samples.inspect.GradientNorms}: how far back does a loss reach? Generated code in double runs
 *       forward and backward step by step.
 * </ul>
 *
 * <p>Fed by {@code org.gateloom.samples.cli}; read by {@code org.gateloom.samples.report}, which makes pages of it.
 */
package org.gateloom.samples.inspect;
