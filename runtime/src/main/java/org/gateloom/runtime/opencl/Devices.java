package org.gateloom.runtime.opencl;

import com.aparapi.device.OpenCLDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The OpenCL devices of this machine. */
public final class Devices {

    private Devices() {}

    /**
     * A device.
     *
     * @param number its place in the list, from 0
     * @param name as its driver says
     * @param platform the driver's name
     * @param type {@code GPU}, {@code CPU}, {@code ACC}
     * @param computeUnits how many work groups it runs at a time
     * @param memory bytes
     */
    public record Entry(int number, String name, String platform, String type, int computeUnits, long memory) {

        /** Its name and platform, for reports. */
        public String description() {
            return name + " (" + type + ", " + platform + ")";
        }
    }

    /** What came of asking for a device. */
    public sealed interface Choice {}

    /** There is one. */
    public record Chosen(Entry device) implements Choice {}

    /**
     * There is none, or what was asked for means none or several.
     *
     * @param reason for the user, a sentence without its full stop
     */
    public record NotChosen(String reason) implements Choice {}

    /**
     * A device.
     *
     * @param wanted its number or a part of its name; empty for a graphics processor if there is one, else the first device
     */
    public static Choice choice(Optional<String> wanted) {
        List<Entry> entries = list();
        if (entries.isEmpty()) {
            return new NotChosen(lacking());
        }
        if (wanted.isEmpty()) {
            return new Chosen(entries.stream()
                    .filter(entry -> entry.type().equals("GPU"))
                    .findFirst()
                    .orElse(entries.get(0)));
        }
        List<Entry> meant =
                entries.stream().filter(entry -> meant(entry, wanted.get())).toList();
        if (meant.size() == 1) {
            return new Chosen(meant.get(0));
        }
        return new NotChosen("'" + wanted.get() + "' means " + (meant.isEmpty() ? "no device" : "several devices")
                + "; there are "
                + entries.stream()
                        .map(entry -> entry.number() + " " + entry.description())
                        .collect(Collectors.joining(", ")));
    }

    /** All devices, in the order in which their drivers list them; none where there is no OpenCL. */
    public static List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        List<OpenCLDevice> devices = found();
        for (int i = 0; i < devices.size(); i++) {
            OpenCLDevice device = devices.get(i);
            String name = device.getName();
            entries.add(new Entry(
                    i,
                    name == null || name.isBlank() ? "device " + i : name.strip(),
                    device.getOpenCLPlatform().getName().strip(),
                    device.getType().toString(),
                    device.getMaxComputeUnits(),
                    device.getGlobalMemSize()));
        }
        return entries;
    }

    /** How to get a device where there is none, as one sentence. */
    public static String lacking() {
        return "no OpenCL device was found; install the OpenCL driver of your graphics processor, or PoCL, which makes"
                + " one of the processor (Debian and Ubuntu: apt install pocl-opencl-icd), and see 'gateloom devices'";
    }

    static List<OpenCLDevice> found() {
        // Not isOpenCLAvailable, which is true where there is a loader and no device.
        List<OpenCLDevice> devices = OpenCLDevice.listDevices(null);
        return devices == null ? List.of() : devices;
    }

    /** Whether a device is meant by what a user wrote: its number or a part of its name, in any case. */
    private static boolean meant(Entry entry, String wanted) {
        return wanted.chars().allMatch(Character::isDigit)
                ? wanted.equals(Integer.toString(entry.number()))
                : entry.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }
}
