/**
 * A comparison as one HTML file that opens with no network: {@link org.gateloom.samples.report.Page} puts table,
 * learning curves, samples and settings into it, and the chart library (Apache ECharts) as well. Whatever a user
 * or a corpus wrote comes in escaped, and the page forbids itself every address but its own.
 *
 * <p>Takes {@code org.gateloom.samples.compare}; the command line writes the file.
 */
package org.gateloom.samples.report;
