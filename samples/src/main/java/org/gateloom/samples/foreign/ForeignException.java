package org.gateloom.samples.foreign;

/** A file is no network that the library's cells can take up; the message is a sentence that says why. */
public final class ForeignException extends Exception {

    private static final long serialVersionUID = 1;

    public ForeignException(String sentence) {
        super(sentence);
    }

    public ForeignException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
