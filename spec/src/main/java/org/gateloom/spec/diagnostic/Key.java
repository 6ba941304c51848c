package org.gateloom.spec.diagnostic;

import java.util.Locale;

/** The rules that a cell file can break, one key each; the Javadoc of each shows a text of it. */
public enum Key {
    SYNTAX,
    CHARACTER,
    ALIAS,
    TAG,
    DOCUMENT,
    DUPLICATE_KEY,
    LIMIT,
    KIND,
    UNKNOWN_KEY,
    MISSING_KEY,
    EMPTY,
    EXTENDS,
    CIRCULAR_EXTENDS,
    NOTHING_TO_REMOVE,
    NAME,
    RESERVED_NAME,
    NAME_CLASH,
    CASE_CLASH,
    EXPRESSION,
    NUMBER,
    SIZE,
    UNKNOWN_SIZE,
    UNKNOWN_NAME,
    UNKNOWN_FUNCTION,
    ARGUMENTS,
    DELAY,
    INITIALIZER,
    PARAMETER_CLASH,
    PARAMETER_USE,
    AMBIGUOUS_ITEM,
    DIVISION_BY_ZERO,
    NEVER_UPDATED,
    CYCLE,
    SHAPE,
    UNUSED,
    NO_MEMORY;

    /** Whether the file is usable all the same. */
    public boolean warning() {
        return this == UNUSED || this == NO_MEMORY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
