package org.gateloom.spec.expression;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text as it stands there; empty at the end
 * @param index of its first character in the expression's text
 */
record Token(Kind kind, String text, int index) {

    enum Kind {
        NUMBER,
        NAME,
        /** {@code forget.b} */
        PARAMETER,
        PLUS,
        MINUS,
        TIMES,
        DIVIDE,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** For a sentence: {@code ')'}, {@code the end}. */
    String named() {
        return is(Kind.END) ? "the end" : "'" + text + "'";
    }
}
