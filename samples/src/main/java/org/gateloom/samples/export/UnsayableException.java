package org.gateloom.samples.export;

/** A network cannot be said in the other program's language; the message is a sentence that names what cannot. */
public final class UnsayableException extends Exception {

    private static final long serialVersionUID = 1;

    public UnsayableException(String sentence) {
        super(sentence);
    }
}
