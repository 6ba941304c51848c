package org.gateloom.samples.run;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/**
 * The memory that this JVM may have, in bytes.
 *
 * @param heap for what lives long, at most
 * @param outside at most, of blocks outside the heap
 * @param machine of the machine, or of the container that this runs in
 */
public record MachineMemory(long heap, long outside, long machine) {

    /** Of this JVM. */
    public static MachineMemory here() {
        long all = Runtime.getRuntime().maxMemory();
        // Collectors of generations keep what lives long in a part of the heap, two thirds of it unless told.
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getMax())
                .max()
                .orElse(all);
        long told = Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue());
        // Not told, it is as much as the heap.
        return new MachineMemory(
                heap <= 0 ? all : heap,
                told == 0 ? all : told,
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }
}
