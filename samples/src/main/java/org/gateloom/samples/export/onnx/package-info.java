/**
 * A trained network as an ONNX model: {@link org.gateloom.samples.export.onnx.OnnxNetwork} writes symbols to logits with a
 * {@code Scan} over time, {@code StepGraph} its body, all layers of one step, and {@code StepNodes} a cell's graph in it, a
 * node or a few for each of its own. Written with the classes of ONNX's protobuf schema.
 *
 * <p>Reads {@code org.gateloom.samples.export}; called by {@code org.gateloom.samples.cli}.
 */
package org.gateloom.samples.export.onnx;
