package org.gateloom.runtime.file;

/** A file cannot be read, or is none. The message is one sentence for the person who named it. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String sentence) {
        super(sentence);
    }
}
