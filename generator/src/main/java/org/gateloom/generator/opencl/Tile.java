package org.gateloom.generator.opencl;

import org.gateloom.runtime.opencl.Devices;

/**
 * What a work item does at once of a product: {@code rows * units} numbers, held in registers. A number of a matrix that is
 * read serves all rows of the tile, a number of the operand all units.
 *
 * <p>A processor wants tiles of several units, which it reads and multiplies as one vector; a graphics processor, whose
 * neighbouring work items are the vector, wants few, so that there are enough of them.
 *
 * @param rows 4 or 8
 * @param units at least 1
 * @param span how far a work item goes before it waits for the others
 */
public record Tile(int rows, int units, Span span) {

    /** How much of a recurrence is done between two points at which all work items wait for each other. */
    public enum Span {
        /** A stage of a step, which is shared by rows and units: a pass for each step, and work for many. */
        STEP,
        /**
         * The whole sequence: a work item takes a tile of rows through all steps, since no row looks at another. One pass in
         * all, and work for as many as there are tiles of rows.
         */
        SEQUENCE
    }

    /** For processors, and right everywhere. */
    public static final Tile STANDARD = new Tile(4, 16, Span.SEQUENCE);

    /** For processors of more units than a small batch has tiles of rows. */
    public static final Tile MANY_UNITS = new Tile(4, 16, Span.STEP);

    /** For graphics processors: neighbouring work items have neighbouring units. No card has confirmed it yet. */
    public static final Tile GRAPHICS = new Tile(4, 1, Span.STEP);

    /** A batch of 32 rows has 8 tiles. */
    private static final int FEW_UNITS = 8;

    /** The one for a device. */
    public static Tile of(Devices.Entry device) {
        if (device.type().equals("GPU")) {
            return GRAPHICS;
        }
        return device.computeUnits() > FEW_UNITS ? MANY_UNITS : STANDARD;
    }

    public Tile {
        if (rows != 4 && rows != 8) {
            throw new IllegalArgumentException("a tile has 4 or 8 rows, not " + rows);
        }
        if (units < 1 || units > 16) {
            throw new IllegalArgumentException("a tile has 1 to 16 units, not " + units);
        }
    }
}
