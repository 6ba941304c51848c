/** Exported ONNX models by ONNX's own rules; what they compute is tested in ONNX Runtime, in the profile {@code peers}. */
package org.gateloom.samples.export.onnx;
