package org.gateloom.runtime.text;

/** A text cannot be used. The message is one sentence for the person who named it. */
public final class CorpusException extends Exception {

    private static final long serialVersionUID = 1;

    public CorpusException(String sentence) {
        super(sentence);
    }
}
