package org.gateloom.samples.series;

/** A series cannot be used. The message is one sentence for the person who named it, with line and column where it has them. */
public final class SeriesException extends Exception {

    private static final long serialVersionUID = 1;

    public SeriesException(String sentence) {
        super(sentence);
    }
}
