package org.gateloom.samples.series;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a file are for; those that are not named here are numbers to be read.
 *
 * @param without names of columns that are left out, and need not be numbers
 * @param group the column that tells which series a row belongs to; empty where all rows are of one
 * @param label the column that has the label of a row's series; empty where series have none
 */
public record Columns(List<String> without, Optional<String> group, Optional<String> label) {

    public Columns {
        without = List.copyOf(without);
    }

    /** All rows of one series without a label. */
    public static Columns without(List<String> without) {
        return new Columns(without, Optional.empty(), Optional.empty());
    }

    /** Whether a column is one of numbers. */
    boolean reads(String column) {
        return !without.contains(column) && !group.equals(Optional.of(column)) && !label.equals(Optional.of(column));
    }
}
