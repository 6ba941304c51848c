package org.gateloom.runtime.opencl;

/** What came of asking for a kernel on a device. */
public sealed interface Opening {

    /**
     * It runs there.
     *
     * @param launcher runs it
     */
    record Opened(Launcher launcher) implements Opening {}

    /**
     * It does not.
     *
     * @param reason for the user, a sentence without its full stop
     */
    record Refused(String reason) implements Opening {}
}
