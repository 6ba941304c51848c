package org.gateloom.runtime.opencl;

/** What came of asking for a kernel on a device. */
public sealed interface Opening {

    /**
     * It runs there.
     *
     * @param launcher runs it
     * @param device what it runs on
     */
    record Opened(Launcher launcher, Devices.Entry device) implements Opening {}

    /**
     * It does not.
     *
     * @param reason for the user, a sentence without its full stop
     */
    record Refused(String reason) implements Opening {}
}
