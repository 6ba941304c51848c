/**
 * Training on an OpenCL device, by Aparapi: {@link org.gateloom.runtime.opencl.ModelKernel} is what every generated kernel
 * extends, {@link org.gateloom.runtime.opencl.KernelPlan} what a generated kernel says of itself.
 */
package org.gateloom.runtime.opencl;
