package org.gateloom.runtime.opencl;

/** A device failed while it ran a kernel that it had accepted. */
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message which device and kernel, a sentence without its full stop
     */
    public DeviceException(String message) {
        super(message);
    }

    DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
