package org.gateloom.samples.run;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that this JVM may have, in bytes.
 *
 * @param heap at most
 * @param outside at most, of blocks outside the heap
 * @param machine of the machine, or of the container that this runs in
 */
public record MachineMemory(long heap, long outside, long machine) {

    /** Of this JVM. */
    public static MachineMemory here() {
        long heap = Runtime.getRuntime().maxMemory();
        long told = Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue());
        // Not told, it is as much as the heap.
        return new MachineMemory(
                heap,
                told == 0 ? heap : told,
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }
}
