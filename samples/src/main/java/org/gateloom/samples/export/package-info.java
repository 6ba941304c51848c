/**
 * A trained network for programs that are not Gateloom: {@link org.gateloom.samples.export.TrainedNetwork} is what all of
 * them are given, the graph of its cell with the numbers of its parameters. {@code onnx} makes an ONNX model of it, {@code
 * pytorch} a Python module with its weights, {@code java} a Maven project of its own, and {@code tensorboard} writes the
 * losses of its training.
 *
 * <p>Each of them prints what the graph says, node by node; which cells there are none of them knows. Whatever is written is
 * whole or not there: {@link org.gateloom.runtime.checkpoint.WholeFile} for files, {@link
 * org.gateloom.samples.export.WholeFolder} for folders.
 *
 * <p>Reads {@code org.gateloom.spec.graph} and the runtime's networks; called by {@code org.gateloom.samples.cli}.
 */
package org.gateloom.samples.export;
