package org.gateloom.runtime.opencl;

/** What a pass costs by itself. */
public final class EmptyPasses {

    private EmptyPasses() {}

    /**
     * Runs passes that do nothing in one execution.
     *
     * @param launcher of a kernel whose passes are set anew before it is run for anything else
     * @param passes at least 1
     * @return nanoseconds that all of them took
     */
    public static long run(Launcher launcher, int passes) {
        ModelKernel kernel = launcher.kernel();
        kernel.schedule = new int[] {ModelKernel.NOTHING, 0, 0};
        kernel.passes = 1;
        launcher.put(kernel.schedule);
        long start = System.nanoTime();
        launcher.run(passes);
        return System.nanoTime() - start;
    }
}
