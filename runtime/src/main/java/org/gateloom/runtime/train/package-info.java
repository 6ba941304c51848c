/**
 * Training: {@link org.gateloom.runtime.train.Trainer} runs truncated back-propagation through time over a text, step
 * after step, with validation and early stopping. An {@link org.gateloom.runtime.train.Engine} computes the steps: {@link
 * org.gateloom.runtime.train.ProcessorEngine} here, another in {@code runtime.opencl}. {@link
 * org.gateloom.runtime.train.Lanes} cut a batch into rows that run side by side, {@link
 * org.gateloom.runtime.train.Workers} are the threads, {@link org.gateloom.runtime.train.Progress} hears how it goes, and
 * a {@link org.gateloom.runtime.train.Snapshot} is all that must be kept to go on later as if nothing had happened.
 *
 * <p>Work is cut by the batch and the network alone, sums are taken in a fixed order, and whatever is drawn by chance
 * follows from the run's seed and the step's number: a run gives the same bits with any number of threads.
 */
package org.gateloom.runtime.train;
