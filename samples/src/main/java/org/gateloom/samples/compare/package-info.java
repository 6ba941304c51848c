/**
 * Comparisons of cells as data: several {@link org.gateloom.samples.run.Run}s under the same settings make a {@link
 * org.gateloom.samples.compare.Comparison}, which is written as JSON and shown as a text table. Nothing here prints.
 *
 * <p>Fed by {@code org.gateloom.samples.cli}; read by {@code org.gateloom.samples.report}, which makes a
 * page of it.
 */
package org.gateloom.samples.compare;
