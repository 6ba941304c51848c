package org.gateloom.spec.diagnostic;

/**
 * One thing that is wrong with a cell file, as data; a door (command line, Maven, javac) prints it.
 *
 * @param position where
 * @param key which rule
 * @param what what is wrong, in the user's words
 * @param expected what was expected; may be empty
 * @param suggestion the nearest right thing, as it would be written; may be empty
 */
public record Problem(Position position, Key key, String what, String expected, String suggestion) {

    /** {@code file:line:column: [key] what; expected; did you mean 'suggestion'?} */
    @Override
    public String toString() {
        return position + ": [" + key + "] " + sentence();
    }

    /** {@code what; expected; did you mean 'suggestion'?}, for where there is no file yet. */
    public String sentence() {
        return what
                + (expected.isEmpty() ? "" : "; " + expected)
                + (suggestion.isEmpty() ? "" : "; did you mean '" + suggestion + "'?");
    }

    public boolean warning() {
        return key.warning();
    }
}
