package org.gateloom.runtime.opencl;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.JavaDevice;

/**
 * Runs a kernel's body as plain Java: to hold kernels against numbers where there is no device, and to compare devices with.
 * Nobody trains so by accident: no device is ever replaced by it.
 */
public final class JavaLauncher implements Launcher {

    private final ModelKernel kernel;
    private final Range range;
    private final boolean alone;

    private JavaLauncher(ModelKernel kernel, Range range, boolean alone) {
        this.kernel = kernel;
        this.range = range;
        this.alone = alone;
    }

    /**
     * One work item after the other, as in Aparapi's sequential mode, but without its native library.
     *
     * @param items work items, at least 1; they take elements in turns
     */
    public static JavaLauncher sequential(ModelKernel kernel, int items) {
        Range range = Range.create(items, 1);
        kernel.getKernelState().setRange(range);
        return new JavaLauncher(kernel, range, true);
    }

    /**
     * Aparapi's pool of threads.
     *
     * @param items work items, a multiple of {@code local}
     * @param local threads
     */
    @SuppressWarnings("deprecation") // What replaces it holds for all kernels of the process.
    public static JavaLauncher threads(ModelKernel kernel, int items, int local) {
        // A range of the Java device is not enough: where there is an OpenCL device, Aparapi runs the kernel on that.
        kernel.setExecutionModeWithoutFallback(Kernel.EXECUTION_MODE.JTP);
        return new JavaLauncher(kernel, JavaDevice.THREAD_POOL.createRange(items, local), false);
    }

    @Override
    public ModelKernel kernel() {
        return kernel;
    }

    @Override
    public String description() {
        return "Java";
    }

    @Override
    public Room room() {
        return new Room(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().maxMemory());
    }

    @Override
    public void put(float[] numbers) {}

    @Override
    public void put(int[] numbers) {}

    @Override
    public void run(int passes) {
        if (!alone) {
            kernel.execute(range, passes);
            return;
        }
        for (int pass = 0; pass < passes; pass++) {
            kernel.getKernelState().setPassId(pass);
            for (int item = 0; item < range.getGlobalSize_0(); item++) {
                kernel.getKernelState().setGlobalId(0, item);
                kernel.run();
            }
        }
    }

    @Override
    public void get(float[] numbers) {}

    @Override
    public void close() {
        if (!alone) {
            kernel.dispose();
        }
    }
}
