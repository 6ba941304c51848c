package org.gateloom.runtime.cell;

/** The kind of number that a generated cell computes with. */
public enum Precision {
    FLOAT,
    DOUBLE;

    /** A block of {@code length} zeros. */
    public Values values(int length) {
        return this == FLOAT ? new FloatValues(length) : new DoubleValues(length);
    }
}
