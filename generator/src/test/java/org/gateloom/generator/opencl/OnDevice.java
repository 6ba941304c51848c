package org.gateloom.generator.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.ModelKernel;
import org.gateloom.runtime.opencl.Opening;

/** The device of a test: {@code -Dgateloom.opencl=required} makes a failure of its absence, which else skips the test. */
final class OnDevice {

    /** Short, so that a driver compiles it in a second or two, and with the loop of processors. */
    static final Tile NARROW = new Tile(4, 1, Tile.Span.SEQUENCE);

    private OnDevice() {}

    static boolean required() {
        return System.getProperty("gateloom.opencl", "").equals("required");
    }

    static Launcher open(ModelKernel kernel) {
        assumeTrue(required() || !Devices.list().isEmpty(), Devices.lacking());
        Devices.Choice choice = Devices.choice(Optional.empty());
        if (!(choice instanceof Devices.Chosen chosen)) {
            throw new AssertionError(((Devices.NotChosen) choice).reason());
        }
        Opening opening = DeviceLauncher.open(kernel, chosen.device());
        if (opening instanceof Opening.Opened opened) {
            return opened.launcher();
        }
        throw new AssertionError(((Opening.Refused) opening).reason());
    }
}
