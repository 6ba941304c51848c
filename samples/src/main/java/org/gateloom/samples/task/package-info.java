/**
 * Tasks with a known lag: generated sequences whose right answers depend on something that was read so many steps before.
 * A {@link org.gateloom.samples.task.Task} makes examples from a seeded source of chance, of any length; {@link
 * org.gateloom.samples.task.TaskBatches} and {@link org.gateloom.samples.task.AddingBatches} number them and lay them out
 * for the trainer; {@link org.gateloom.samples.task.TaskKind} has the tasks by name. Nothing is stored, and example number one million is
 * there as fast as the first.
 *
 * <p>{@code org.gateloom.samples.run} trains on them.
 */
package org.gateloom.samples.task;
