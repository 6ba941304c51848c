/**
 * Results as HTML files that open with no network: {@link org.gateloom.samples.report.Page} is a comparison's, with table,
 * learning curves, samples and settings; {@link org.gateloom.samples.report.InspectionPage} shows what a network does with
 * a passage, {@link org.gateloom.samples.report.GradientPage} how far back losses reach. {@code Frame} stands around each of
 * them and brings the chart library (ECharts). Whatever a user or a corpus wrote comes in escaped, and the pages forbid
 * themselves every address but their own.
 *
 * <p>Takes {@code org.gateloom.samples.compare} and {@code org.gateloom.samples.inspect}; the command line writes the files.
 */
package org.gateloom.samples.report;
