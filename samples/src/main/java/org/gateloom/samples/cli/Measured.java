package org.gateloom.samples.cli;

/**
 * What was measured of a run.
 *
 * @param text to be printed, one line or several
 * @param loss that is told in it, which may not be finite
 * @param over what it was measured on, for a message: a file, or {@link #HELD_OUT}
 */
record Measured(String text, double loss, String over) {

    /** Where no file is named. */
    static final String HELD_OUT = "what it held out";
}
