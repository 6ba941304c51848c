package org.gateloom.runtime.opencl;

/**
 * Runs the passes of one kernel. What a device has of an array lasts for one {@link #run}: whatever goes in is put before
 * it, and whatever must outlive it is fetched behind it.
 */
public interface Launcher {

    /** The kernel. */
    ModelKernel kernel();

    /** What runs it, for reports. */
    String description();

    /** What memory there is for arrays. */
    Room room();

    /**
     * Memory.
     *
     * @param bytes for all arrays together
     * @param largest bytes of one array at most
     */
    record Room(long bytes, long largest) {}

    /** Gives numbers to the device, for the next {@link #run}. */
    void put(float[] numbers);

    /** Gives numbers to the device, for the next {@link #run}. */
    void put(int[] numbers);

    /**
     * Runs passes.
     *
     * @param passes how many
     * @throws DeviceException if the device did not run them
     */
    void run(int passes);

    /** Takes numbers from the device, behind {@link #run}. */
    void get(float[] numbers);

    /** Frees what the device holds; nothing runs after it. */
    void close();
}
