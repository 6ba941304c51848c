/**
 * A network of cells that predicts the next symbol: symbols go through a look-up or an embedding, through stacked cells
 * with dropout between them, and through an output layer with softmax and cross entropy. {@link
 * org.gateloom.runtime.network.Network} says how it is built and names its parameters; a {@link
 * org.gateloom.runtime.network.Lane} is the memory of some rows of a batch, and runs the whole of it, forward, loss and
 * backward, on one thread. Cells come from {@code cell}; the trainer and the sampler use lanes.
 */
package org.gateloom.runtime.network;
