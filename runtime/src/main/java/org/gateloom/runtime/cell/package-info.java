/**
 * The contract between generated cells and what runs them.
 *
 * <p>A generated class implements {@link org.gateloom.runtime.cell.Cell}: its sizes, its table of parameters, and {@link
 * org.gateloom.runtime.cell.Tape}s that run it forward and backward over a sequence. All parameters of a cell lie in one
 * flat block of {@link org.gateloom.runtime.cell.Values}, so that optimiser, clipping and checkpoint never know a cell
 * by name. Nothing here knows YAML or how code is generated.
 *
 * <p>Rows and threads: the rows of a batch do not meet in a recurrence, so a batch is cut into lanes of rows; each lane
 * has a tape of its own, which one thread runs from the first step to the last with no waiting. Only weight gradients
 * add over all rows: they are {@link org.gateloom.runtime.cell.GradientWork}, cut over parameters.
 */
package org.gateloom.runtime.cell;
