package org.gateloom.runtime.checkpoint;

/** A checkpoint cannot be written, read or used. The message is one sentence for the person who asked for it. */
public final class CheckpointException extends Exception {

    private static final long serialVersionUID = 1;

    public CheckpointException(String sentence) {
        super(sentence);
    }

    CheckpointException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
