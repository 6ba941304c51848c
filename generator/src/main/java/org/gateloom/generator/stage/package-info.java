/**
 * Cuts a program into stages for a device that runs the same code for many elements at once and cannot wait inside: {@link
 * org.gateloom.generator.stage.Stages} is the pass, {@link org.gateloom.generator.stage.Staged} the form that the kernel's
 * emitter prints.
 *
 * <p>A stage ends only where a product, or what is done across elements, reads a vector that is completed in it: elements
 * of one stage do not meet. Whatever is done element by element goes behind the products that it reads, so that an LSTM
 * takes one stage a time step, and a GRU, which resets before it multiplies, two.
 *
 * <p>Each value that leaves its strip keeps a number for every step that somebody else reads. Nothing is overwritten that
 * is still read, so that no order is needed but that of the stages.
 */
package org.gateloom.generator.stage;
