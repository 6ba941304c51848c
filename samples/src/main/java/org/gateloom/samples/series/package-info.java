/**
 * Series of real numbers from CSV files: {@link org.gateloom.samples.series.Series} reads one, {@link
 * org.gateloom.samples.series.Normalization} brings its columns to one scale, {@link
 * org.gateloom.samples.series.SeriesBatches} lays it out in parallel streams for the trainer. What is wrong with a file is a
 * {@link org.gateloom.samples.series.SeriesException} with its place.
 *
 * <p>{@code org.gateloom.samples.run} trains on it.
 */
package org.gateloom.samples.series;
