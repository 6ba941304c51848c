package org.gateloom.runtime.opencl;

/** A network or its settings cannot be trained by a kernel on this device; the message is for the user. */
public final class UnsuitableException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message why, a sentence without its full stop
     */
    public UnsuitableException(String message) {
        super(message);
    }
}
