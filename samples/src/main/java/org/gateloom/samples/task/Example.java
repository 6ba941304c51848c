package org.gateloom.samples.task;

/**
 * One sequence of a task.
 *
 * @param symbols what is read, [steps]
 * @param targets what is to be said at each place, [steps]: a symbol, or {@link
 *     org.gateloom.runtime.text.Batches#NO_TARGET} where nothing is
 */
public record Example(int[] symbols, int[] targets) {}
