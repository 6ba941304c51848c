/**
 * The losses of a run for other programs: {@link org.gateloom.samples.export.metrics.LossTable} writes JSON Lines and CSV,
 * {@link org.gateloom.samples.export.metrics.EventFile} what TensorBoard reads.
 */
package org.gateloom.samples.export.metrics;
