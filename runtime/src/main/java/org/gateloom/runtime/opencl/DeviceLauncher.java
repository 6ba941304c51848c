package org.gateloom.runtime.opencl;

import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;
import com.aparapi.internal.kernel.KernelManager;
import java.util.Optional;

/** Runs a kernel on an OpenCL device, or says why it cannot: never on anything else. */
public final class DeviceLauncher implements Launcher {

    /** Work items of a group; more is not allowed everywhere. */
    private static final int GROUP = 64;

    /** Work items of a group on a processor, whose units each take a group: few, so that all have something to do. */
    private static final int CPU_GROUP = 4;

    /** Groups for each unit of a processor, which switches between them slowly. */
    private static final int CPU_GROUPS = 8;

    /** Groups for each unit of a graphics processor, which hides waiting by them. */
    private static final int GPU_GROUPS = 16;

    private final ModelKernel kernel;
    private final String description;
    private final Range range;
    private final Room room;
    private boolean closed;

    private DeviceLauncher(ModelKernel kernel, OpenCLDevice device, String description) {
        this.kernel = kernel;
        this.description = description;
        boolean processor = device.getType() == Device.TYPE.CPU;
        int group = processor ? CPU_GROUP : GROUP;
        int groups = processor ? CPU_GROUPS : GPU_GROUPS;
        // From the device: with another range Aparapi would go on in Java where the device fails.
        this.range = device.createRange(Math.multiplyExact(device.getMaxComputeUnits() * groups, group), group);
        this.room = new Room(device.getGlobalMemSize(), device.getMaxMemAllocSize());
        kernel.setExplicit(true);
    }

    /**
     * A kernel on a device: translated and compiled there.
     *
     * @param entry of {@link Devices#list}
     */
    public static Opening open(ModelKernel kernel, Devices.Entry entry) {
        OpenCLDevice device = Devices.found().get(entry.number());
        Optional<String> refused = KernelClasses.refused(kernel.getClass());
        if (refused.isPresent()) {
            return new Opening.Refused(refused.get());
        }
        try {
            kernel.compile(device);
        } catch (CompileFailedException e) {
            return new Opening.Refused(kernel.getClass().getSimpleName() + " could not be translated for "
                    + entry.description() + ": " + e.getMessage());
        }
        DeviceLauncher launcher = new DeviceLauncher(kernel, device, entry.description());
        try {
            launcher.tryOut();
        } catch (DeviceException e) {
            return new Opening.Refused(e.getMessage());
        }
        return new Opening.Opened(launcher);
    }

    /**
     * Runs a pass that does nothing: what a driver refuses only when it runs is known before anybody waits for it. And
     * Aparapi brings the JVM down when it disposes of a kernel that has never run.
     */
    private void tryOut() {
        kernel.schedule = new int[] {ModelKernel.NOTHING, 0, 0};
        kernel.passes = 1;
        put(kernel.schedule);
        run(1);
    }

    @Override
    public ModelKernel kernel() {
        return kernel;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Room room() {
        return room;
    }

    @Override
    public void put(float[] numbers) {
        kernel.put(numbers);
    }

    @Override
    public void put(int[] numbers) {
        kernel.put(numbers);
    }

    @Override
    public void run(int passes) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        try {
            kernel.execute(range, passes);
        } catch (AssertionError e) {
            // So Aparapi says that no device is left to go on with.
            throw new DeviceException(failure(), e);
        }
        Optional<Device> failed = KernelManager.instance().getPreferences(kernel).getFailedDevices().stream()
                .findFirst();
        if (failed.isPresent()) {
            throw new DeviceException(failure());
        }
    }

    private String failure() {
        return description + " failed while it ran " + kernel.getClass().getSimpleName();
    }

    @Override
    public void get(float[] numbers) {
        kernel.get(numbers);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            kernel.dispose();
        }
    }
}
