package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.runtime.opencl.Opening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the OpenCL devices, each with whether a kernel can be compiled for it. */
@Command(
        name = "devices",
        description = "Lists the OpenCL devices of this machine, and tries to compile a kernel for each.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DeviceList implements Callable<Integer> {

    /** The cell whose kernel is tried. */
    private static final String TRIED = "lstm";

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        List<Devices.Entry> devices = Devices.list();
        if (devices.isEmpty()) {
            throw Stop.failed(Devices.lacking());
        }
        NamedCell cell = NamedCell.read(TRIED);
        boolean any = false;
        for (Devices.Entry device : devices) {
            out.println(String.format(
                    Locale.ROOT,
                    "%d  %s: %d compute units, %.1f GB",
                    device.number(),
                    device.description(),
                    device.computeUnits(),
                    device.memory() / 1e9));
            Opening opening = DeviceLauncher.open(cell.loadFor(device).kernel().orElseThrow(), device);
            if (opening instanceof Opening.Opened opened) {
                out.println("   kernels can be compiled for it");
                opened.launcher().close();
                any = true;
            } else {
                out.println("   not to be used: " + ((Opening.Refused) opening).reason());
            }
        }
        return any ? 0 : Stop.FAILED;
    }
}
