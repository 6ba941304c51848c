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
 */
public record Tile(int rows, int units) {

    /** For processors, and right everywhere. */
    public static final Tile STANDARD = new Tile(4, 16);

    /** For graphics processors: neighbouring work items have neighbouring units. No card has confirmed it yet. */
    public static final Tile GRAPHICS = new Tile(4, 1);

    /** The one for a device. */
    public static Tile of(Devices.Entry device) {
        return device.type().equals("GPU") ? GRAPHICS : STANDARD;
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
