package org.gateloom.spec.expression;

import org.gateloom.spec.diagnostic.Key;

/** Leaves the parser at the first mistake of an expression; {@link Parser} turns it into a problem. */
final class Mistake extends Exception {

    private static final long serialVersionUID = 1;

    private final int index;
    private final Key key;
    private final String expected;
    private final String suggestion;

    Mistake(int index, Key key, String what, String expected, String suggestion) {
        super(what, null, false, false);
        this.index = index;
        this.key = key;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    Mistake(int index, String what, String expected) {
        this(index, Key.EXPRESSION, what, expected, "");
    }

    int index() {
        return index;
    }

    Key key() {
        return key;
    }

    String expected() {
        return expected;
    }

    String suggestion() {
        return suggestion;
    }
}
