/**
 * Prints a staged program as a kernel in Java that Aparapi translates to OpenCL C. The emitters decide nothing: what is
 * computed in which stage is in {@link org.gateloom.generator.stage.Staged}; what every model has is in {@code
 * org.gateloom.runtime.opencl.ModelKernel}, which the kernel extends.
 *
 * <p>{@link org.gateloom.generator.opencl.KernelEmitter} prints the class, {@link
 * org.gateloom.generator.opencl.StripEmitter} its strips, {@link org.gateloom.generator.opencl.GradientEmitter} the
 * gradients, {@link org.gateloom.generator.opencl.ElementEmitter} what is done for one element.
 *
 * <p>What Aparapi does not translate, or translates wrongly or without an end, is never printed: locals have a first
 * value, conditions are {@code if} and {@code ?:}, flags are {@code int}, and no name is a word of OpenCL C ({@link
 * org.gateloom.generator.opencl.KernelWords}).
 */
package org.gateloom.generator.opencl;
