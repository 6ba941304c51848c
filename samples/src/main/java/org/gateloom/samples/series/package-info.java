/**
 * Series of real numbers from CSV files: {@link org.gateloom.samples.series.Series} reads one or several, {@link
 * org.gateloom.samples.series.Split} says what is held out, {@link org.gateloom.samples.series.Normalization} brings the columns to
 * one scale. {@link org.gateloom.samples.series.SeriesBatches} lays them out in parallel streams for forecasts, {@link
 * org.gateloom.samples.series.LabelledBatches} for classes. What is wrong with a file is a
 * {@link org.gateloom.samples.series.SeriesException} with its place.
 *
 * <p>{@code org.gateloom.samples.run} trains on it.
 */
package org.gateloom.samples.series;
