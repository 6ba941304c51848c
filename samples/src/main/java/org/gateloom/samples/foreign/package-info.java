/**
 * Networks that other programs have trained: {@link org.gateloom.samples.foreign.StateDict} reads those of PyTorch, {@link
 * org.gateloom.samples.foreign.OnnxFile} those in ONNX, and {@link org.gateloom.samples.foreign.ForeignNetwork} is what both
 * find, with parameters for the library's cells. What has no place in such a network is refused by name.
 *
 * <p>Called by {@code org.gateloom.samples.cli}, which makes a run of it.
 */
package org.gateloom.samples.foreign;
