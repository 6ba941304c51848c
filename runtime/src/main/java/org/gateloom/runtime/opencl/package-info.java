/**
 * Training on OpenCL devices, by Aparapi. {@link org.gateloom.runtime.opencl.ModelKernel} is what every generated kernel
 * extends: a whole model in one kernel, run stage by stage; above it stand {@code KernelMemory}, the arrays, and {@code
 * ElementFunctions}. {@link org.gateloom.runtime.opencl.KernelPlan} is what a generated kernel says of itself, {@code
 * Arrangement} where its arrays have what, {@code Schedule} which stage comes when.
 *
 * <p>{@link org.gateloom.runtime.opencl.Devices} lists the devices, {@link org.gateloom.runtime.opencl.DeviceLauncher} opens
 * a kernel on one or says why it cannot, {@link org.gateloom.runtime.opencl.JavaLauncher} runs its body as Java, for tests and
 * comparisons only. {@link org.gateloom.runtime.opencl.DeviceEngine} computes training steps by either: {@code
 * NetworkArrangement}, {@code NetworkSchedule}, {@code NetworkMasks}, {@code NetworkStates} and {@code DeviceMemory} say what a
 * network is there. {@link org.gateloom.runtime.opencl.LayerRun} runs one layer with everything given.
 */
package org.gateloom.runtime.opencl;
