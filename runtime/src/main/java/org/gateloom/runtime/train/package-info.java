/**
 * Training: {@link org.gateloom.runtime.train.Trainer} takes a network, its weights and a text, and runs truncated
 * back-propagation through time, step after step, with validation and early stopping. {@link
 * org.gateloom.runtime.train.Lanes} cut a batch into rows that run side by side, {@link
 * org.gateloom.runtime.train.Workers} are the threads, {@link org.gateloom.runtime.train.Progress} hears how it goes, and
 * a {@link org.gateloom.runtime.train.Snapshot} is all that must be kept to go on later as if nothing had happened.
 *
 * <p>Work is cut by the batch and the network alone, sums are taken in a fixed order, and whatever is drawn by chance
 * follows from the run's seed and the step's number: a run gives the same bits with any number of threads.
 */
package org.gateloom.runtime.train;
