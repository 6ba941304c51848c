package org.gateloom.spec.diagnostic;

import java.util.Locale;

/** The rules that a cell file can break, one key each; the Javadoc of each shows its text. */
public enum Key {
    /** {@code lstm.yaml:3:1: [syntax] a tab cannot indent YAML; use spaces} */
    SYNTAX;

    /** Whether the file is usable all the same. */
    public boolean warning() {
        return false;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
